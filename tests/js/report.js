// A report with everything that a report can have.
"use strict";

const REPORT = {
  language: "de",
  direction: "ltr",
  title: "Integration ist Chefsache: Ergebnis",
  subject: "Landkreis Süd-Östliche Höhe",
  blocks: [
    { heading: 1, text: "Ergebnis" },
    {
      paragraph: [
        "Gesamt: ",
        { text: "47 %", strong: true },
        ", 13 von 13 ",
        { text: "beantwortet", emph: true },
        ". ",
        { text: "Zum Netzwerk", href: "https://example.org/größe?a=1&b=2" },
      ],
    },
    { heading: 2, text: "Profil" },
    {
      bars: [
        { label: "Politischer Beschluss", value: "60 %, Ziel 80 %", share: 0.6, target: 0.8 },
        { label: "Leitbild", value: "0 %", share: 0, target: null },
        { label: "Beirat", value: "keine Angabe", share: null, target: null },
        { label: "Chefsache", value: "100 %", share: 1, target: 1 },
      ],
    },
    { heading: 3, text: "Stärken" },
    { list: ["Chefsache", ["Öffnung ", { text: "der Verwaltung", strong: true }]], ordered: false },
    { heading: 4, text: "Womit anfangen" },
    { list: ["Zuerst", "Danach"], ordered: true },
    { paragraph: "Und auch:\nzweite Zeile" },
    { list: ["Wieder eins", "Wieder zwei"], ordered: true },
    { heading: 1, text: "Plan 😀" },
    {
      table: {
        head: ["Maßnahme", "Verantwortlich", "Bis", "Ziel"],
        rows: [
          ["Beirat gründen", "Frau Müller", "1.3.2027", "80 %"],
          [["Stelle ", { text: "ausschreiben", emph: true }], "Amt 50", "", "100 %"],
        ],
      },
    },
    { table: { head: ["مرحبا", "العربية"], rows: [["قيمة", "12"]] } },
    { table: { head: [], rows: [["ohne Kopf", "nach dem Umbruch"]] } },
    { paragraph: "Schluss" },
  ],
};

const ARABIC = {
  language: "ar",
  direction: "rtl",
  title: "التقرير Integration 2026",
  subject: "منطقة (الجنوب)",
  blocks: [
    { heading: 1, text: "النتيجة" },
    { paragraph: ["المجموع: ", { text: "47 %", strong: true }, " (13) انظر Kurzcheck 2026!"] },
    { bars: [{ label: "قرار سياسي", value: "60 %", share: 0.6, target: 0.8 }] },
    { list: ["أولا", "ثانيا"], ordered: true },
    { table: { head: ["الإجراء", "قيمة"], rows: [["مجلس", "80"]] } },
  ],
};

// A report in which one string stands in every place that takes one.
function reportOf(text) {
  const runs = [
    text,
    { text, strong: true, emph: true, href: text },
    { text, href: "https://example.org/" + text },
  ];
  return {
    language: text,
    direction: text,
    title: text,
    subject: text,
    blocks: [
      { heading: 1, text },
      { paragraph: runs },
      { list: [text, runs], ordered: true },
      { table: { head: [text, runs], rows: [[text, runs], [text]] } },
      { bars: [{ label: text, value: runs, share: 0.5, target: 0.7 }] },
    ],
  };
}

module.exports = { REPORT, ARABIC, reportOf };
