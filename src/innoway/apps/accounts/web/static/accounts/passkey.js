// Says what to do when a passkey was not used, or cannot be used in this browser.
(() => {
  const show = (selector) => document.querySelectorAll(selector).forEach((note) => { note.hidden = false; });
  if (!window.PublicKeyCredential) {
    document.querySelectorAll("[data-needs-passkey]").forEach((button) => { button.disabled = true; });
    show("[data-passkey-missing]");
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    show("[data-passkey-failed]");
  });
})();
