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

// j and k walk through the entries of a list, as in mail and search programs.
const walk = (step, event) => {
  if (document.querySelector("dialog[open]")) return;
  const entries = [...document.querySelectorAll("main .hits > li")].map((li) => li.querySelector("a[href]")).filter(Boolean);
  if (!entries.length) return;
  const here = entries.findIndex((link) => link.closest("li").contains(document.activeElement));
  const next = entries[Math.min(entries.length - 1, Math.max(0, here + step))];
  event.preventDefault();
  next.focus();
  next.closest("li").scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing) {
    const box = document.querySelector("main input[type=search]") || document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }
  if (event.key === "?" && !typing) openDialog("keys", event);
  if ((event.key === "j" || event.key === "k") && !typing) walk(event.key === "j" ? 1 : -1, event);
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

// Where a menu or tabs scroll sideways on the phone, the present one is in view.
const showCurrent = () => document.querySelectorAll(".site-nav [aria-current], .tabs [aria-current]").forEach((link) => {
  const row = link.closest("ul");
  if (row.scrollWidth > row.clientWidth) row.scrollLeft = link.offsetLeft - row.offsetLeft - 16;
});
showCurrent();

// The address may have changed without a new page; language, colours and sign-in return to it.
const rememberAddress = () => {
  const here = location.pathname + location.search;
  document.querySelectorAll(".site-tools input[name=next]").forEach((field) => { field.value = here; });
  document.querySelectorAll(".site-tools a[href*='?next=']").forEach((link) => {
    link.href = link.getAttribute("href").split("?")[0] + "?next=" + encodeURIComponent(here);
  });
};
["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"].forEach((name) => document.addEventListener(name, rememberAddress));
document.addEventListener("htmx:afterSettle", showCurrent);

// What could not be fetched says so and can be asked for again; polling asks again by itself.
const askAgain = ({ elt, requestConfig, target }) => {
  if (elt.matches("form")) elt.requestSubmit();
  else window.htmx.ajax(requestConfig.verb, requestConfig.path, { source: elt, target });
};
const failed = (event) => {
  const { elt } = event.detail;
  if ((elt.getAttribute("hx-trigger") || "").startsWith("every")) return;
  const notice = document.getElementById("failed").content.firstElementChild.cloneNode(true);
  notice.querySelector("[data-retry]").addEventListener("click", () => { notice.remove(); askAgain(event.detail); });
  document.querySelector(".toasts").replaceChildren(notice);
};
["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, failed));
