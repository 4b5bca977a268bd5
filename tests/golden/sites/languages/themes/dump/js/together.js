"together";
