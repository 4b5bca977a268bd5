// Pages and answering in Chromium; the rest is in ways.chromium.test.js, so that both run side by side.
'use strict';

for (const suite of ['harness', 'pages', 'check']) require(`./${suite}.suite.js`)('chromium');
