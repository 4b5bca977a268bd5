"the check";
