// Keys of the review desk; every page works without them.
const QUICK = 700; // milliseconds within which the same press once more is no second one

const reasonGiven = (form) => {
  const chosen = form.querySelector("input[name=ground]:checked");
  return Boolean(chosen && chosen.value !== "other") || form.note.value.trim() !== "";
};

// One press, one act: what is on its way is not sent again, and the same press once more, before or
// just after the next page is there, was not meant for it. Keys, clicks and taps come through here.
let sent = false;
const note = (act) => sessionStorage.setItem(`desk-${act}`, Date.now());
const again = (act) => {
  const before = Number(sessionStorage.getItem(`desk-${act}`));
  note(act);
  return sent || Date.now() - before < QUICK;
};
window.addEventListener("pageshow", () => { sent = false; });
const brought = sessionStorage.getItem("desk-sent");
if (brought) note(brought);
sessionStorage.removeItem("desk-sent");

document.addEventListener("submit", (event) => {
  const form = event.target.closest("#verdict, .undo-last");
  if (!form) return;
  const act = form.id === "verdict" ? "verdict" : "undo";
  // A verdict without a reason would come back from the server: say so here, where the cursor can go.
  if (act === "verdict" && !reasonGiven(form)) {
    event.preventDefault();
    document.getElementById("reason-missing").hidden = false;
    form.note.focus();
  } else if (again(act)) event.preventDefault();
  else { sent = true; sessionStorage.setItem("desk-sent", act); }
});

const press = (key, event) => {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  if (!sent) target.click();
};

const ACTS = ["s", "n", "u", "z", "ArrowLeft", "ArrowRight"];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
  if (field) { if (event.key === "Escape") field.blur(); return; }
  const form = document.getElementById("verdict");
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (form && /^[1-9]$/.test(key)) {
    const choice = form.querySelectorAll("input[name=ground]")[Number(key) - 1];
    if (choice) { event.preventDefault(); choice.click(); choice.focus(); }
  } else if (form && key === "r") {
    event.preventDefault();
    form.note.focus();
  } else if (ACTS.includes(key) || (key === "Enter" && !event.target.closest("a, button, summary"))) {
    press(key, event);
  }
});

// What became of the verdict was in the page from the start, which screen readers pass over: say it.
const told = document.querySelector(".toasts");
const said = [...told.children];
if (said.length) {
  told.replaceChildren(" "); // an empty region is hidden, and hidden ones are not read out
  setTimeout(() => told.append(...said), 200);
}
