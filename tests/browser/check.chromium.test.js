// Pages and answering in Chromium; the rest is in ways.chromium.test.js, so that both run side by side.
'use strict';

require('./suites.js').runSuites('chromium', ['harness', 'pages', 'check', 'start', 'answer', 'questionnaires']);
