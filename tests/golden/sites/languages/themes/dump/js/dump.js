// {{as it is}}
