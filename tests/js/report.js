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
      picture: {
        widths: [2000, 1500, 1500, 1500, 2000],
        head: ["", { text: "Am Anfang", shade: 0, span: 2 }, { text: "Stark", shade: 1, span: 1 }, ""],
        rows: [
          ["Steuerung", { text: "", shade: 0 }, [{ text: "", shade: 0 }, { text: 1, dot: true }, "\n", "→2"], { text: "", shade: 1 }, "60 %, Ziel 80 %"],
          ["Führung", { text: "", shade: 0 }, [{ text: "", shade: 0 }, "×13"], [{ text: "", shade: 1 }, { text: "○13", dot: true }], "100 %"],
        ],
      },
      legend: "Jeder Punkt ist eine Frage.",
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
    {
      picture: {
        widths: [3000, 3000, 3000],
        head: ["", { text: "قوي", shade: 1, span: 1 }, ""],
        rows: [["قرار سياسي", [{ text: "", shade: 1 }, { text: 12, dot: true }], "60 %"]],
      },
      legend: "كل نقطة سؤال.",
    },
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
      { picture: { widths: [4000, 5000], head: [text, { text, shade: 0, span: 1 }], rows: [[text, [{ text: "", shade: 1 }, ...runs]]] }, legend: text },
    ],
  };
}

module.exports = { REPORT, ARABIC, reportOf };
