// Pages and answering in Firefox; the rest is in ways.firefox.test.js, so that both run side by side.
'use strict';

require('./suites.js').runSuites('firefox', ['harness', 'pages', 'check', 'start', 'answer', 'questionnaires']);
