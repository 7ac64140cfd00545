// Small help for the keyboard, menus and messages; every page works without it.
document.documentElement.classList.add("scripted");

const closeMenus = (except) => {
  let closed = null;
  document.querySelectorAll("details.menu[open], details.source[open]").forEach((one) => {
    if (one === except || one.contains(except)) return;
    one.open = false;
    closed = one;
  });
  return closed;
};

const openDialog = (id, event) => {
  const dialog = document.getElementById(id);
  if (!dialog || !dialog.showModal) return;
  event.preventDefault();
  closeMenus();
  if (!dialog.open) dialog.showModal();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    const box = document.querySelector("main input[type=search]") || document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (event.key === "?" && !typing) openDialog("keys", event);
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
    const closed = closeMenus();
    const notice = document.querySelector(".toasts .notice");
    if (closed) closed.querySelector("summary").focus();
    else if (notice) notice.remove();
    else if (typing && typing.type === "search") typing.blur();
  }
});

document.addEventListener("click", (event) => {
  const target = event.target;
  const notice = target.closest("[data-close-notice]");
  if (notice) notice.closest(".notice").remove();
  const opener = target.closest("[data-open-dialog]");
  if (opener) openDialog(opener.dataset.openDialog, event);
  const closer = target.closest("[data-close-dialog]");
  if (closer) { event.preventDefault(); closer.closest("dialog").close(); }
  if (target.matches("dialog[open]") && target.isConnected) {
    const box = target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.detail) target.close();
  }
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(target)) menu.open = false;
  });
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit-on-change]")) event.target.form.requestSubmit();
});

const takeFocus = () => {
  const summary = document.querySelector("[data-take-focus]:not([data-focused])");
  if (summary) { summary.dataset.focused = ""; summary.focus(); }
};
document.addEventListener("htmx:afterSettle", takeFocus);
takeFocus();
