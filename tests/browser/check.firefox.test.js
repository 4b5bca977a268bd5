// Pages and answering in Firefox; the rest is in ways.firefox.test.js, so that both run side by side.
'use strict';

for (const suite of ['harness', 'pages', 'check']) require(`./${suite}.suite.js`)('firefox');
