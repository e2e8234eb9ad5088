// Pastes text into an element: the page's own handling first, else what a browser does.
const [css, text] = arguments;
const element = document.querySelector(css);
element.focus();
const data = new DataTransfer();
data.setData("text/plain", text);
const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
if (element.dispatchEvent(event)) document.execCommand("insertText", false, text);
