// Keys of the review desk; every page works without them.
const reasonGiven = (form) => {
  const chosen = form.querySelector("input[name=ground]:checked");
  return Boolean(chosen && chosen.value !== "other") || form.note.value.trim() !== "";
};

// A verdict without a reason would come back from the server: say so here, where the cursor can go.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("#verdict");
  if (!form || reasonGiven(form)) return;
  event.preventDefault();
  document.getElementById("reason-missing").hidden = false;
  form.note.focus();
});

const press = (key, event) => {
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  target.click();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  if (document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]");
  if (field) { if (event.key === "Escape") field.blur(); return; }
  const form = document.getElementById("verdict");
  if (form && /^[1-9]$/.test(event.key)) {
    const choice = form.querySelectorAll("input[name=ground]")[Number(event.key) - 1];
    if (choice) { event.preventDefault(); choice.click(); choice.focus(); }
  } else if (form && event.key === "r") {
    event.preventDefault();
    form.note.focus();
  } else if (["s", "n", "u", "z", "ArrowLeft", "ArrowRight"].includes(event.key)) {
    press(event.key, event);
  }
});
