const a = "}";
