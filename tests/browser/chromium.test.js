// All browser tests in Chromium: a file a browser, so that both run side by side.
'use strict';

for (const suite of ['harness', 'pages', 'check', 'plan', 'compare', 'takeaway', 'speed', 'journey', 'watch']) require(`./${suite}.suite.js`)('chromium');
