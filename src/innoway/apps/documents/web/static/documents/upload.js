// Shows how far an upload is and refuses too large files before they travel; works without it too.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-upload]");
  const file = form?.querySelector("input[type=file]")?.files[0];
  if (!file) return;
  event.preventDefault();
  const state = form.querySelector("[data-upload-state]");
  const say = (text, tone) => {
    state.replaceChildren(Object.assign(document.createElement("p"), { textContent: text, className: `notice ${tone}` }));
    state.hidden = false;
  };
  if (file.size > Number(form.dataset.most)) return say(form.dataset.tooLarge, "error");
  const bar = Object.assign(document.createElement("progress"), { max: file.size, value: 0 });
  bar.setAttribute("aria-label", form.dataset.sending);
  state.replaceChildren(bar);
  state.hidden = false;
  const button = form.querySelector("button");
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (step) => { bar.value = step.loaded; });
  request.addEventListener("error", () => { button.disabled = false; say(form.dataset.failed, "error"); });
  request.addEventListener("load", () => {
    if (request.status === 200) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = page.querySelector("main");
    if (!main) { button.disabled = false; return say(form.dataset.failed, "error"); }
    document.querySelector("main").replaceChildren(...main.childNodes);
    (document.querySelector(".error-summary, main h1"))?.focus();
  });
  request.send(new FormData(form));
});
