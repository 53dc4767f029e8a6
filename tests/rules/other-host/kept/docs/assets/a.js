import "./folded.js";
// As on https://example.com/a
const names = "http://www.w3.org/2000/svg";
const secure = location.href.startsWith("https://"), comment = "// no address", match = /https?:\/\/x"/.test(names);
const later = (address) => import(address), text = "Texts may name https://example.com within";
