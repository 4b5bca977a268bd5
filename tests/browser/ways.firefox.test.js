// What comes after answering, and every way at once, in Firefox.
'use strict';

require('./suites.js').runSuites('firefox', ['result', 'plan', 'compare', 'together', 'exports', 'journey', 'watch']);
