// What the site's script and style leave out means nothing: parsers of others read the same in
// them as in the theme's own files, also where these are written to mislead. Names that only a
// script itself can see are others, and mean the same.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const acorn = require('acorn');
const cssTree = require('css-tree');
const eslintScope = require('eslint-scope');
const YAML = require('yaml');
const { copyTree, root, run, scratch, writeTree } = require('../lib/kurzcheck.js');

const THEME = path.join(root, 'themes/default');

const NASTY_SCRIPTS = {
  'js/lines.js': String.raw`
var a = 4, b = 2, g = 1, i = 1, s = ' x , y ', t = "\" , '";
var divided = a / b / g, ratio = (a + b) / g; var u = " , " / g;
var regex = [/[/ , "']/g, / = /.test(s) ? / , / : /\/ ; /];
var signs = a + +b - -g + ++i - --i; a-- > b; a = b--; !function () { ; }();
var tern = a ? .5 : b ?? g, chain = s ?.length, spread = [ ...s , , ], last = [a, , ];
var text = ${'`a , ${ b + `} , ${ "}" } {` } ; ${ { c : 1 } . c } \\` , `'};
var tagged = String.raw ${'` ( , ) `'}; var word = typeof "a" in { b : 1 }, s2 = '${'`'} , ';
for (
  var n = 0;
  n < 2;
  n++
) {
  if (n) continue
  else { a = n }
}
label: for (;;) { break label; }
if (a) ; else b = 1;
while (b-- > 0) ;
do a++; while (a < 3)
var after = 1
++a
b = a
;[1].forEach(function (x) { return x })
function back(x) {
  return
  x
}
function none() { return }
class Field { get; set; static; a = 1; 'b' = 2
  c
  * d() { yield * [ 1 ] }
  async * e ( ) { }
}
var object = { get : 1 , set : 2, async f ( ) { }, [ 'k' + 1 ] : 3, };
back(
  a,
  b,
);
var dots = [ 1 ]
  .map( String )
  .length
.5.toFixed( )
var five = 5
.toFixed ( ) != 1
var arrow = ( { x , } = { } , ... rest ) => ( { x } );
var html = a < !--b, away = a --> b; // don't , touch { this
back( // a comment, not a regular expression: / , /
  a);
switch (a) {
case 1 :
default : a = '-->'
}
async function later() { for await ( const x of [ ] ) await ( x ) }
`,
  'js/names.js': String.raw`
(() => {
  "use strict";
  const { all: every, word } = globalThis, list = [];
  const plain = 1, other = 2; // plain
  const single = 'single', wide = /single/gi, object = { single, plain: 3, wide: wide };
  const alone = /alone/gi, pair = { alone: alone, 'alone': [alone] };
  const lonely = ['lonely', /lonely/gi / 1];
  let counter = 0;
  function outer(first, { second, third: inner = alone } = {}) {
    let local;
    label: for (const item of list) { if (item.alone) continue label; counter += inner / alone.length; }
    const read = { get local() { return 1; }, local(single) { return single; }, async *make() {} };
    return [read?.local, local, ...every, inner ? counter : local, ${'`${word} ${ inTemplate() } alone2`'}];
  }
  async function inTemplate() { return hidden(inTemplate, () => outer); }
  function hidden(use) { const again = use; { const again = alone; again(hidden); } return again; }
  { const onlyHere = outer; onlyHere(); }
  { function elsewhere() { return stray; } let stray; elsewhere(); }
  globalThis.made = { outer, counter: typeof stray };
  list.push(elsewhere, object, wide, a, bb, other, pair, lonely);
})();
`,
  'js/block.js': "/* it's\n  // ` , here */ var c = ' , ';\n/* , */ c = 1\nc\n/* {\n*/ = 2\n",
  'js/long.js': 'var d = `\n  // , text\n`;\nvar e = "a\\\n  // , b";\n',
  'js/hidden.js': "var f = '`' + `g\n  // , h ` + '`';\n",
  'js/returns.js': 'var j = 1 // a , b\r\n// c\r\nvar k = [\r\n  2, ]\r\n',
};

// The names in js/names.js that become others.
const NAMES = [
  'again', 'alone', 'counter', 'every', 'first', 'hidden', 'inner', 'item', 'lonely', 'onlyHere', 'plain', 'read', 'use',
];

const NASTY_STYLES = {
  'css/nasty.css': String.raw`
@charset "utf-8" ;
@import url( a,b;c.css ) screen, print;
@media screen and ( min-width : 1px ) and (width > 2px), print { a > b ~ c + d :hover , p:not( :is( a , b ) ) { color : red ; } }
@supports not (display : grid) { a{} }
@page :first { margin : 1cm ; }
.a\:b .c\  d , .e\31  f , .g\{ h , .i\: j { margin : -1px 0 ; }
:root { --empty: ; --list : a , b ; --calc : 1px + 2px; --last : x }
a::before { content : " ; } , /* a */ \" " ; background : url( "b ) , c" ) , url(d,e;f/*g*/\)h); }
.k/**/.l, m/* a */n , o/* a */ /* b */p { margin : 1px/**/2px ; inline-size : calc( 1px + ( 2px * -3 ) ) }
[data-x = "y , z" ] > * + *, a:nth-child( 2n + 1 ) { grid-area : 1 / 2 ; font : 1em/1.5 "a" , b !important ; }
@keyframes q { from { top : 0 } 50% , to { top : 1px } }
`,
};

// The theme's files and the nasty ones, built: the paths in order, and what became of them.
function built(t) {
  const project = path.join(scratch(t, 'squeeze'), 'project');
  copyTree(path.join(root, 'content'), path.join(project, 'content'));
  const lists = YAML.parse(fs.readFileSync(path.join(THEME, 'theme.yaml'), 'utf8'));
  // What is made of a template is no file to compare with.
  lists.styles = [...lists.styles.filter((name) => !name.includes('.mustache.')), ...Object.keys(NASTY_STYLES)];
  lists.scripts.push(...Object.keys(NASTY_SCRIPTS));
  writeTree(path.join(project, 'themes/nasty'), {
    'theme.yaml': YAML.stringify(lists),
    ...NASTY_SCRIPTS,
    ...NASTY_STYLES,
  });
  const site = path.join(project, 'site');
  const result = run(['build', '--lang', 'en', '-t', 'nasty', '-o', site, project]);
  assert.equal(result.status, 0, result.stderr);
  const textOf = (name) =>
    ({ ...NASTY_SCRIPTS, ...NASTY_STYLES })[name] ?? fs.readFileSync(path.join(THEME, name), 'utf8');
  const asset = (name) => fs.readFileSync(path.join(site, 'assets', name), 'utf8');
  return { lists, textOf, asset };
}

function parse(text) {
  return acorn.parse(text, { ecmaVersion: 2024, ranges: true });
}

// A tree without the places of its nodes.
function bare(tree) {
  return JSON.parse(JSON.stringify(tree, (key, value) => (['start', 'end', 'range'].includes(key) ? undefined : value)));
}

// The identifiers of a tree that are variables, in order, each with the number of the one that
// declares it, or with its name where none does.
function variablesOf(tree) {
  const found = new Map(); // identifier -> variable
  for (const scope of eslintScope.analyze(tree, { ecmaVersion: 2022 }).scopes) {
    for (const variable of scope.variables)
      for (const identifier of variable.identifiers) found.set(identifier, variable);
    for (const { identifier, resolved } of scope.references) found.set(identifier, resolved);
  }
  const nodes = [...found.keys()].sort((a, b) => a.start - b.start);
  return nodes.map((node) => {
    const first = found.get(node)?.identifiers[0];
    return { node, meant: first ? nodes.indexOf(first) : node.name };
  });
}

// Gives the variables of `ours` the names of `theirs` back, and answers the names that were
// others. Fails if one means something else than before.
function takeNamesBack(ours, theirs) {
  const [our, their] = [variablesOf(ours), variablesOf(theirs)];
  assert.deepEqual(our.map(({ meant }) => meant), their.map(({ meant }) => meant));
  const names = new Set();
  their.forEach(({ node }, i) => {
    if (our[i].node.name === node.name) return;
    assert.ok(our[i].node.name.length < node.name.length, node.name);
    names.add(node.name);
    our[i].node.name = node.name;
  });
  return names;
}

// The rules of a style, as its parser writes them again.
function rules(text) {
  const tree = cssTree.parse(text, { parseCustomProperty: true });
  return tree.children.toArray().filter(({ type }) => type !== 'Comment').map((node) => cssTree.generate(node));
}

test('the squeezed scripts parse to the same tree as the theme\'s own, but for names', (t) => {
  const { lists, textOf, asset } = built(t);
  for (const [list, name] of [['scripts', 'check.js'], ['later', 'later.js']]) {
    let rest = asset(name);
    for (const file of lists[list]) {
      const theirs = parse(textOf(file));
      const end = parse(rest).body[theirs.body.length - 1].end;
      const ours = parse(rest.slice(0, end));
      rest = rest.slice(end);
      const names = takeNamesBack(ours, theirs);
      assert.deepEqual(bare(ours), bare(theirs), file);
      if (file === 'js/names.js') assert.deepEqual([...names].sort(), NAMES);
      else if (file in NASTY_SCRIPTS) assert.equal(names.size, 0, file);
      else assert.notEqual(names.size, 0, file);
    }
    assert.equal(rest.trim(), '');
  }
});

test('the squeezed style has the same rules as the theme\'s own', (t) => {
  const { lists, textOf, asset } = built(t);
  const theirs = lists.styles.flatMap((file) => rules(textOf(file)));
  const ours = rules(asset('style.css'));
  theirs.forEach((rule, i) => assert.equal(ours[i], rule));
  assert.equal(ours.length, theirs.length);
});

test('of the theme\'s own scripts, none is left as it is', (t) => {
  const { lists, textOf, asset } = built(t);
  for (const [list, name] of [['scripts', 'check.js'], ['later', 'later.js']])
    for (const file of lists[list].filter((each) => !(each in NASTY_SCRIPTS)))
      assert.ok(!asset(name).includes(textOf(file).split('\n').find((line) => /^ {2}\w/.test(line))), file);
});
