'{{as it is}}';
