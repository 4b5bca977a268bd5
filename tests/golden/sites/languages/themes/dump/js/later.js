"later";
