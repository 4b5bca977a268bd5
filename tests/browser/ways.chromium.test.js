// What comes after answering, and every way at once, in Chromium.
'use strict';

require('./suites.js').runSuites('chromium', ['result', 'plan', 'compare', 'together', 'exports', 'speed', 'journey', 'watch']);
