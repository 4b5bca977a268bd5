// What comes after answering, and every way at once, in Chromium.
'use strict';

for (const suite of ['plan', 'compare', 'takeaway', 'speed', 'journey', 'watch']) require(`./${suite}.suite.js`)('chromium');
