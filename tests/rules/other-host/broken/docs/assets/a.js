import "./foldd.js";
import { a } from "https://example.com/a.js";
import "folded.js";
const answer = fetch("https://example.com/a");
new Worker(`//cdn.example.com/w.js`); new WebSocket('wss://example.com');
const later = () => import("https://example.com/later.js");
