// Text in the brand's colour can be read wherever the theme puts it: any colour of which
// `kurzcheck check` says nothing, as white text can be read on it, also makes text that can be
// read on the theme's tinted grounds. The contrast is that of WCAG 2.2.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { root } = require('../lib/kurzcheck.js');

const css = path.join(root, 'themes/default/css');
const styles = fs
  .readdirSync(css)
  .map((name) => fs.readFileSync(path.join(css, name), 'utf8').replace(/\/\*[^]*?\*\//g, ''))
  .join('\n');

// A custom property's value.
function property(name) {
  return new RegExp(`--kc-${name}: ([^;]+);`).exec(styles)[1];
}

function readHex(text) {
  const digits = text.slice(1);
  const size = digits.length / 3;
  return [0, 1, 2].map((i) => parseInt(digits.slice(i * size, (i + 1) * size).repeat(3 - size), 16));
}

// A value of a custom property as red, green and blue, where the brand's colour is `accent`.
function colour(value, accent) {
  if (value.startsWith('#')) return readHex(value);
  const variable = /^var\(--kc-([a-z-]+)\)$/.exec(value);
  if (variable) return variable[1] === 'accent' ? accent : colour(property(variable[1]), accent);
  const [, one, share, other] = /^color-mix\(in srgb, (.+) (\d+)%, (.+)\)$/.exec(value);
  const [from, to] = [colour(one, accent), colour(other, accent)];
  return from.map((channel, i) => (channel * share + to[i] * (100 - share)) / 100);
}

const linear = (channel) => (channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// Colours all over sRGB, as light as they may be.
function* accents() {
  for (let r = 0; r < 256; r += 5)
    for (let g = 0; g < 256; g += 5)
      for (let b = 0; b < 256; b += 5) {
        const ratio = contrast([r, g, b], [255, 255, 255]);
        if (ratio >= 4.5 && ratio < 5.5) yield [r, g, b];
      }
}

test('the contrast is the known one', () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.ok(Math.abs(contrast(readHex('#767676'), readHex('#fff')) - 4.54) < 0.01);
});

test('text in the accent colour can be read on every ground of the theme', () => {
  let count = 0;
  for (const accent of accents()) {
    count++;
    for (const ground of ['paper', 'surface']) {
      const ratio = contrast(colour(property('accent-text'), accent), colour(property(ground), accent));
      assert.ok(ratio >= 4.5, `${accent} on ${ground}: ${ratio}`);
    }
  }
  assert.ok(count > 1000);
});

test('text is never in the brand’s colour itself', () => {
  const rules = [...styles.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  const bare = rules.filter(([, , body]) => /(^|[;\s])color: var\(--kc-accent\)/.test(body)).map(([, selector]) => selector.trim());
  assert.deepEqual(bare, []);
});
