/* Every rule, once: RULE(name, id, severity, English, German). Included by rules.h for the names
 * and by rules.c for the texts, hence without a guard.
 *
 * The ids are stable: people look them up. A text says what is wrong and what to do; {1} {2} {3}
 * are words of the place that reports it, {*} is a wording of it, in the message's language;
 * "{?2 …}" and "{?* …}" stand only where that is given.
 */
/* files */
RULE(FILE_MISSING, "file-missing", ERROR,
     "this file is missing{?1: {1}}. Add it, or correct the name; upper and lower case "
     "count" MAYBE_EN,
     "diese Datei fehlt{?1: {1}}. Legen Sie sie an, oder berichtigen Sie den Namen; Groß- und "
     "Kleinschreibung zählt" MAYBE_DE)
RULE(
    FILE_MISNAMED, "file-misnamed", ERROR,
    "this file is needed, and there is “{1}”: {?2rename that to “{2}” (endings are shown once you "
    "choose View, Show, File name extensions in Windows)}{?3that is a document, no text file; copy "
    "its text into a text editor, and save it there as “{3}”}",
    "diese Datei wird gebraucht, und es gibt „{1}“: {?2Benennen Sie diese um in „{2}“ (Endungen "
    "zeigt Windows mit „Ansicht“, „Einblenden“, „Dateinamenerweiterungen“)}{?3Das ist ein "
    "Dokument, "
    "keine Textdatei; kopieren Sie den Text daraus in einen Texteditor und speichern Sie ihn dort "
    "als „{3}“}")
RULE(FOLDER_MISSING, "folder-missing", ERROR,
     "this folder is missing, or empty: {1}. Put the files into it that belong there, or correct "
     "its name; upper and lower case count" MAYBE_EN,
     "diesen Ordner gibt es nicht, oder er ist leer: {1}. Legen Sie die Dateien hinein, die "
     "dorthin gehören, oder berichtigen Sie seinen Namen; Groß- und Kleinschreibung zählt" MAYBE_DE)
RULE(FILE_IS_FOLDER, "file-is-folder", ERROR,
     "a file is expected here, but this is a folder: rename or remove the folder",
     "hier wird eine Datei erwartet, es ist aber ein Ordner: Benennen Sie den Ordner um oder "
     "löschen Sie ihn")
RULE(FILE_SPECIAL, "file-special", ERROR,
     "this is no ordinary file, but for instance a link to nothing: replace it by the file itself",
     "das ist keine gewöhnliche Datei, sondern zum Beispiel eine Verknüpfung ins Leere: Ersetzen "
     "Sie sie durch die Datei selbst")
RULE(FILE_TOO_LARGE, "file-too-large", ERROR,
     "this file is larger than {1}: make it smaller or remove it",
     "diese Datei ist größer als {1}: Verkleinern oder entfernen Sie sie")
RULE(FILE_OUTSIDE, "file-outside", ERROR,
     "this link leads out of the project's folder: copy the file itself into the project",
     "diese Verknüpfung führt aus dem Projektordner hinaus: Kopieren Sie die Datei selbst in das "
     "Projekt")
RULE(FILE_UNUSED, "file-unused", WARNING,
     "this file is not used, because “{1}” does not stand in {3}: enter the name there, or rename "
     "or delete the file" MAYBE_EN,
     "diese Datei wird nicht verwendet, weil „{1}“ nicht in {3} steht: Tragen Sie den Namen dort "
     "ein, benennen Sie die Datei um, oder löschen Sie sie" MAYBE_DE)
RULE(FILE_COPY, "file-copy", WARNING,
     "this is a copy of “{1}” and is not used: to use its text, give it that name; else delete it",
     "das ist eine Kopie von „{1}“ und wird nicht verwendet: Soll ihr Text gelten, geben Sie ihr "
     "diesen Namen; sonst löschen Sie sie")
RULE(FOLDER_UNUSED, "folder-unused", WARNING,
     "nothing of this folder is used: a project has content/media, and for each language a folder "
     "with questions, factors and pages; move it there, or out of “content”" MAYBE_EN,
     "nichts aus diesem Ordner wird verwendet: Ein Projekt hat content/media und für jede Sprache "
     "einen Ordner mit questions, factors und pages; verschieben Sie ihn dorthin oder aus "
     "„content“ heraus" MAYBE_DE)
RULE(FILE_NAME, "file-name", ERROR,
     "this name cannot be read; there are invalid or invisible characters in it (shown as \\x…): "
     "rename it, best with a to z, 0 to 9 and hyphens only",
     "dieser Name ist nicht lesbar; er enthält ungültige oder unsichtbare Zeichen (als \\x… "
     "gezeigt): Benennen Sie um, am besten nur mit a bis z, 0 bis 9 und Bindestrich")
RULE(
    FILE_NAME_CASE, "file-name-case", ERROR,
    "this name differs from “{1}” at most in upper and lower case, or in how a letter such as ä is "
    "stored: on Windows, a Mac or USB sticks the two would be one file; rename one of them",
    "dieser Name unterscheidet sich von „{1}“ höchstens in Groß- und Kleinschreibung oder darin, "
    "wie ein Buchstabe wie ä gespeichert ist: Unter Windows, auf dem Mac oder auf USB-Sticks wären "
    "beide dieselbe Datei; benennen Sie eine davon um")
RULE(PROJECT_SIZE, "project-size", ERROR,
     "the project is too large: {?1it has more than {1} files and folders}{?2its files have more "
     "than {2} together}{?3folders lie in folders more than {3} levels deep}. Is this the right "
     "folder?",
     "das Projekt ist zu groß: {?1Es hat mehr als {1} Dateien und Ordner}{?2Seine Dateien haben "
     "zusammen mehr als {2}}{?3Ordner liegen mehr als {3} Ebenen tief ineinander}. Ist das der "
     "richtige Ordner?")
RULE(
    PROJECT_MISSING, "project-missing", ERROR,
    "there is no folder “content” here: start kurzcheck in a project's folder, or name that folder",
    "hier gibt es keinen Ordner „content“: Starten Sie kurzcheck in einem Projektordner oder "
    "nennen Sie diesen Ordner")
RULE(ENCODING_UTF16, "encoding-utf16", ERROR,
     "this file is saved as UTF-16 (“Unicode”): save it as UTF-8 (in Notepad: File, Save as, "
     "Encoding: UTF-8)",
     "diese Datei ist als UTF-16 („Unicode“) gespeichert: Speichern Sie sie als UTF-8 (im "
     "Windows-Editor: Datei, Speichern unter, Codierung: UTF-8)")
RULE(ENCODING_UTF8, "encoding-utf8", ERROR,
     "this file is not UTF-8; it looks like Windows-1252 (“ANSI”): save it as UTF-8 (in Notepad: "
     "File, Save as, Encoding: UTF-8)",
     "diese Datei ist nicht UTF-8, sie sieht nach Windows-1252 („ANSI“) aus: Speichern Sie sie als "
     "UTF-8 (im Windows-Editor: Datei, Speichern unter, Codierung: UTF-8)")
RULE(NUL_BYTE, "nul-byte", ERROR,
     "here is a character that no text has (a NUL byte): the file is damaged, or is no text file, "
     "but a Word document, say; take an earlier copy, or write it anew in a text editor",
     "hier steht ein Zeichen, das kein Text enthält (ein Null-Byte): Die Datei ist beschädigt, "
     "oder sie ist keine Textdatei, sondern etwa ein Word-Dokument; nehmen Sie eine frühere Kopie, "
     "oder schreiben Sie sie in einem Texteditor neu")
RULE(TEXT_GARBLED, "text-garbled", WARNING,
     "letters were damaged here when the text was copied or saved (“{1}”){?2, and in {2} more "
     "places}: take it from its source again, or write these letters anew",
     "hier sind Buchstaben beim Kopieren oder Speichern verdorben („{1}“){?2, ebenso an {2} "
     "weiteren Stellen}: Übernehmen Sie den Text neu, oder schreiben Sie diese Buchstaben neu")
RULE(TEXT_CONFLICT, "text-conflict", ERROR,
     "Git left two editions of a text here: decide on one, and delete the other, with the lines "
     "that begin with <<<<<<<, ======= and >>>>>>>",
     "Git hat hier zwei Fassungen eines Textes hinterlassen: Entscheiden Sie sich für eine, und "
     "löschen Sie die andere samt den Zeilen, die mit <<<<<<<, ======= und >>>>>>> beginnen")
RULE(CONTROL_CHARACTER, "control-character", ERROR,
     "there is an invisible control character here ({1}): delete it",
     "hier steht ein unsichtbares Steuerzeichen ({1}): Löschen Sie es")
RULE(INVISIBLE_SIGN, "invisible-sign", WARNING,
     "there is a character here that nobody sees ({1}): delete it, and type a blank where one "
     "belongs{?2; around words that read the other way, write {2} and U+2069 instead}",
     "hier steht ein Zeichen, das man nicht sieht ({1}): Löschen Sie es, und tippen Sie ein "
     "Leerzeichen, wo eines hingehört{?2; um Wörter der anderen Leserichtung schreiben Sie "
     "stattdessen {2} und U+2069}")

/* YAML */
RULE(YAML_SYNTAX, "yaml-syntax", ERROR,
     "this cannot be read: {*}{?1. Check indentation (spaces, no tabs), colons and quotes here and "
     "in the line above}",
     "diese Stelle lässt sich nicht lesen: {*}{?1. Prüfen Sie Einrückung (Leerzeichen, keine "
     "Tabulatoren), Doppelpunkte und Anführungszeichen hier und in der Zeile davor}")
RULE(YAML_ALIAS, "yaml-alias", ERROR,
     "& and * at the beginning of a value have a meaning in YAML that is not used here: put the "
     "value in quotes",
     "„&“ und „*“ haben am Anfang eines Werts in YAML eine Bedeutung, die es hier nicht gibt: "
     "Setzen Sie den Wert in Anführungszeichen")
RULE(YAML_TAG, "yaml-tag", ERROR,
     "! at the beginning of a value has a meaning in YAML that is not used here: put the value in "
     "quotes, or delete “{1}”",
     "„!“ hat am Anfang eines Werts in YAML eine Bedeutung, die es hier nicht gibt: Setzen Sie den "
     "Wert in Anführungszeichen, oder löschen Sie „{1}“")
RULE(YAML_DEPTH, "yaml-depth", ERROR,
     "more than {1} brackets or indentations lie within each other here: delete what is too much",
     "hier liegen mehr als {1} Klammern oder Einrückungen ineinander: Löschen Sie, was zu viel ist")
RULE(YAML_SIZE, "yaml-size", ERROR,
     "this file has more than {1} entries: delete what does not belong here",
     "diese Datei hat mehr als {1} Einträge: Löschen Sie, was nicht hierher gehört")
RULE(YAML_DOCUMENTS, "yaml-documents", ERROR,
     "the line “---” begins a second text in YAML, which nobody reads: delete this line, or all "
     "that follows",
     "die Zeile „---“ beginnt in YAML einen zweiten Text, den niemand liest: Löschen Sie diese "
     "Zeile oder alles, was danach kommt")
RULE(KEY_DUPLICATE, "key-duplicate", ERROR,
     "“{1}” stands here a second time (first in line {2}): keep one of the two",
     "„{1}“ steht hier zum zweiten Mal (zuerst in Zeile {2}): Behalten Sie eines von beiden")
RULE(KEY_UNKNOWN, "key-unknown", ERROR,
     "there is no key “{1}” here: check spelling and indentation{?3 (possible are: {3})}" MAYBE_EN,
     "den Schlüssel „{1}“ gibt es hier nicht: Prüfen Sie Schreibweise und Einrückung{?3 (möglich "
     "sind: {3})}" MAYBE_DE)
RULE(KEY_MISSING, "key-missing", ERROR,
     "{?1“{1}” is missing here: add “{1}: …”, on a line of its own, or within the braces with a "
     "comma}{?3“{3}” is missing under “{2}”: add a line “{2}:”, if there is none yet, and below "
     "it, indented, a line “{3}: …”}",
     "{?1hier fehlt „{1}“: Ergänzen Sie „{1}: …“ in einer eigenen Zeile oder, innerhalb "
     "geschweifter Klammern, mit einem Komma}{?3unter „{2}“ fehlt „{3}“: Ergänzen Sie eine Zeile "
     "„{2}:“, falls es sie noch nicht gibt, und darunter, eingerückt, eine Zeile „{3}: …“}")
RULE(KEY_EXCLUSIVE, "key-exclusive", ERROR,
     "“{1}” and “{2}” say the same in two ways: delete one of them",
     "„{1}“ und „{2}“ sagen dasselbe auf zwei Weisen: Löschen Sie eines davon")
RULE(TYPE_WRONG, "type-wrong", ERROR, "“{1}” must be {*}", "„{1}“ muss {*} sein")
RULE(TEXT_EMPTY, "text-empty", ERROR, "“{1}” is empty: fill it in",
     "„{1}“ ist leer: Tragen Sie etwas ein")
RULE(VALUE_MISSING, "value-missing", WARNING,
     "“{1}” has no value{?2, because from “{2}” on all is a comment}: write one behind the "
     "colon{?2, in quotes if it has a #}, or delete “{1}:”{?3; if it is to stay empty, write “{1}: "
     "{3}”}",
     "„{1}“ hat keinen Wert{?2, denn ab „{2}“ ist alles Anmerkung}: Schreiben Sie ihn hinter den "
     "Doppelpunkt{?2, mit # nur in Anführungszeichen}, oder löschen Sie „{1}:“{?3; soll er leer "
     "bleiben, schreiben Sie „{1}: {3}“}")
RULE(
    VALUE_COMMENT, "value-comment", ERROR,
    "“{1}” has no value, because what begins with # is a comment: put it in quotes, “{1}: \"{2}\"”",
    "„{1}“ hat keinen Wert, denn was mit # beginnt, ist eine Anmerkung: Setzen Sie es in "
    "Anführungszeichen, „{1}: \"{2}\"“")
RULE(TEXT_CUT, "text-cut", WARNING,
     "the text ends here, because all from “{1}” on is a comment: put the whole text in quotes, "
     "or, if a comment is meant, put a blank behind the #",
     "hier endet der Text, denn ab „{1}“ ist alles Anmerkung: Setzen Sie den ganzen Text in "
     "Anführungszeichen oder, wenn eine Anmerkung gemeint ist, ein Leerzeichen hinter das #")
RULE(QUOTE_SHOWN, "quote-shown", WARNING,
     "the {1} is part of the text here, and is shown with it: put the text in straight quotation "
     "marks instead, \"…\"; if {1} is to be shown, put straight ones around it",
     "das Zeichen {1} gehört hier zum Text und erscheint mit ihm: Setzen Sie den Text stattdessen "
     "in gerade Anführungszeichen, \"…\"; soll {1} erscheinen, setzen Sie gerade darum")
RULE(NUMBER_RANGE, "number-range", ERROR, "“{1}” must be a whole number from {2} to {3}",
     "„{1}“ muss eine ganze Zahl von {2} bis {3} sein")
RULE(CHOICE_UNKNOWN, "choice-unknown", ERROR,
     "“{1}” is not possible here; possible are: {3}" MAYBE_EN,
     "„{1}“ ist hier nicht möglich; möglich sind: {3}" MAYBE_DE)
RULE(COLOR_INVALID, "color-invalid", ERROR,
     "“{1}” is no colour: write it as \"#2044aa\", with # and six digits from 0 to f, in quotes",
     "„{1}“ ist keine Farbe: Schreiben Sie sie wie \"#2044aa\", mit # und sechs Ziffern von 0 bis "
     "f, in Anführungszeichen")
RULE(URL_INVALID, "url-invalid", ERROR,
     "“{1}” is no web address: write it as https://www.example.org/page, without spaces",
     "„{1}“ ist keine Webadresse: Schreiben Sie sie wie https://www.beispiel.de/seite, ohne "
     "Leerzeichen")

/* the instrument */
RULE(ID_INVALID, "id-invalid", ERROR,
     "“{1}” cannot be an id: use only a to z, 0 to 9 and -, at most 60 characters{?2, for example "
     "“{2}”}{?3; several are written like [one, two]}",
     "„{1}“ kann keine Kennung sein: Erlaubt sind nur a bis z, 0 bis 9 und -, höchstens 60 "
     "Zeichen{?2, zum Beispiel „{2}“}{?3; mehrere schreiben Sie wie [eins, zwei]}")
RULE(ID_PLACEHOLDER, "id-placeholder", WARNING,
     "“{1}” is the id that every new project begins with, and two checks of one id open each "
     "other's results: choose one of your own before you hand the check on",
     "„{1}“ heißt jedes neue Projekt, und zwei Checks gleicher Kennung öffnen die Ergebnisse "
     "voneinander: Wählen Sie eine eigene, bevor Sie den Check weitergeben")
RULE(ID_RESERVED, "id-reserved", ERROR, "the id “{1}” is taken by {*}: choose another",
     "die Kennung „{1}“ ist vergeben ({*}): Wählen Sie eine andere")
RULE(ID_DUPLICATE, "id-duplicate", ERROR,
     "the id “{1}” stands here a second time (first in line {2}), but may stand once: change or "
     "delete one of the two",
     "die Kennung „{1}“ steht hier zum zweiten Mal (zuerst in Zeile {2}), darf aber nur einmal "
     "vorkommen: Ändern oder löschen Sie eine der beiden")
RULE(ID_UNKNOWN, "id-unknown", ERROR,
     "“{1}” is not in the list “{3}”: add it there, or correct it here" MAYBE_EN,
     "„{1}“ steht nicht in der Liste „{3}“: Ergänzen Sie es dort, oder berichtigen Sie es "
     "hier" MAYBE_DE)
RULE(ID_MISSPELT, "id-misspelt", ERROR,
     "“{1}” stands only here, and “{2}”, which is used from line {3} on, in no list: write the "
     "same in all places",
     "„{1}“ steht nur hier, und „{2}“, das ab Zeile {3} verwendet wird, in keiner Liste: Schreiben "
     "Sie überall dasselbe")
RULE(ID_RETIRED, "id-retired", ERROR,
     "the id “{1}” is retired and must never be used again: delete this row if the question is "
     "gone; if it is a new question, give it a new id",
     "die Kennung „{1}“ ist stillgelegt und darf nie wieder verwendet werden: Löschen Sie diese "
     "Zeile, wenn es die Frage nicht mehr gibt; ist es eine neue Frage, geben Sie ihr eine neue "
     "Kennung")
RULE(SCALE_INVALID, "scale-invalid", ERROR,
     "the scale cannot go from {1} to {2} in steps of {3}: change “to” or “step”, so that whole "
     "steps lead from “from” to “to”",
     "die Skala kann nicht von {1} bis {2} in Schritten von {3} gehen: Ändern Sie „to“ oder „step“ "
     "so, dass ganze Schritte von „from“ bis „to“ führen")
RULE(SCALE_STEPS, "scale-steps", ERROR,
     "the scale has {1} values; at least 2 and at most {2} can be shown: choose a larger step",
     "die Skala hat {1} Werte; darstellbar sind mindestens 2 und höchstens {2}: Wählen Sie einen "
     "größeren Schritt")
RULE(VALUES_COUNT, "values-count", ERROR,
     "the number of values here is {1}; at least 2 and at most {2} can be shown",
     "die Zahl der Werte ist hier {1}; darstellbar sind mindestens 2 und höchstens {2}")
RULE(VALUES_RISE, "values-rise", ERROR,
     "the values must rise, but {1} is not above {2}: put them in order, each once",
     "die Werte müssen ansteigen, aber {1} liegt nicht über {2}: Ordnen Sie sie, jeden einmal")
RULE(VALUE_UNKNOWN, "value-unknown", ERROR,
     "the scale has no value {1}; it has {3}: delete it here, or add it to “scale”",
     "die Skala hat keinen Wert {1}; sie hat {3}: Löschen Sie ihn hier, oder ergänzen Sie ihn bei "
     "„scale“")
RULE(BANDS_START, "bands-start", ERROR,
     "the first band must start where the scale starts: write “from: {1}”",
     "die erste Stufe muss dort beginnen, wo die Skala beginnt: Schreiben Sie „from: {1}“")
RULE(BANDS_RISE, "bands-rise", ERROR,
     "the bands must rise, but {1} is not above {2}: change “from”, or the order of the lines",
     "die Stufen müssen ansteigen, aber {1} liegt nicht über {2}: Ändern Sie „from“ oder die "
     "Reihenfolge der Zeilen")
RULE(BANDS_STEP, "bands-step", ERROR,
     "a band must start at a number that a score can be, {2} (decimal places: at most {3}), and "
     "{1} is none: change “from”",
     "eine Stufe muss bei einer Zahl beginnen, die ein Gesamtwert sein kann, {2} "
     "(Nachkommastellen: höchstens {3}), und {1} ist keine: Ändern Sie „from“")
RULE(GROUPS_TOPICS, "groups-topics", ERROR,
     "the groups must hold each topic once, in the order of “topics”{?1: here stands “{1}”}{?2; "
     "“{2}” is to come next}",
     "die Gruppen müssen jedes Thema einmal enthalten, in der Reihenfolge von „topics“{?1: Hier "
     "steht „{1}“}{?2; als nächstes fehlt „{2}“}")
RULE(KEY_QUESTION_TWICE, "key-question-twice", ERROR,
     "“{1}” is marked “key: true”, but so is “{2}”, and at most one question may be: delete it at "
     "one of the two",
     "„{1}“ ist mit „key: true“ gekennzeichnet, „{2}“ aber auch, und höchstens eine Frage darf es "
     "sein: Löschen Sie es bei einer der beiden")
RULE(LANGUAGE_INVALID, "language-invalid", ERROR,
     "“{1}” is no language tag: write it like de, en or de-simple{?3; several are written with a "
     "comma, like [de, en]}" MAYBE_EN,
     "„{1}“ ist kein Kürzel einer Sprache: Schreiben Sie es wie de, en oder de-simple{?3; mehrere "
     "schreiben Sie mit Komma, wie [de, en]}" MAYBE_DE)
RULE(PAGE_ROLE_TWICE, "page-role-twice", ERROR,
     "the role “{1}” is already taken by the page “{2}”, and may stand once: give this page "
     "another or none",
     "die Rolle „{1}“ hat schon die Seite „{2}“, und jede darf nur einmal vorkommen: Geben Sie "
     "dieser Seite eine andere oder keine")
RULE(PAGE_START_MISSING, "page-start-missing", ERROR,
     "no page has the role “start”: add a line “- { id: start, role: start }” under “pages”",
     "keine Seite hat die Rolle „start“: Ergänzen Sie unter „pages“ eine Zeile „- { id: start, "
     "role: start }“")
RULE(THEME_UNKNOWN, "theme-unknown", ERROR,
     "there is no theme “{1}”: add its folder themes/{1}, or write “default”" MAYBE_EN,
     "es gibt kein Theme „{1}“: Legen Sie den Ordner themes/{1} an, oder schreiben Sie "
     "„default“" MAYBE_DE)
RULE(TOPIC_UNUSED, "topic-unused", WARNING,
     "no question belongs to the topic “{1}”: name it at a question under “topic”, or delete it "
     "here",
     "zum Thema „{1}“ gehört keine Frage: Nennen Sie es bei einer Frage unter „topic“, oder "
     "löschen Sie es hier")
RULE(FACTOR_UNUSED, "factor-unused", WARNING,
     "no question rests on the success factor “{1}”: name it at a question under “factors”, or "
     "delete it here",
     "auf dem Erfolgsfaktor „{1}“ beruht keine Frage: Nennen Sie ihn bei einer Frage unter "
     "„factors“, oder löschen Sie ihn hier")

/* Markdown */
RULE(TITLE_MISSING, "title-missing", ERROR,
     "the title is missing: the first line must be “# …”, with the blank and nothing before it",
     "der Titel fehlt: Die erste Zeile muss „# …“ sein, samt Leerzeichen, und ohne etwas davor")
RULE(TITLE_TWICE, "title-twice", ERROR,
     "a second title: only the first line starts with one #; use ## or ### here",
     "ein zweiter Titel: Nur die erste Zeile beginnt mit einem #; schreiben Sie hier ## oder ###")
RULE(HEADING_UNDERLINED, "heading-underlined", ERROR,
     "the line {1} below makes a heading of this: leave a line free between the two, or delete it",
     "die Zeile {1} darunter macht hieraus eine Überschrift: Lassen Sie dazwischen eine Zeile "
     "frei, oder löschen Sie sie")
RULE(QUESTION_LINK, "question-link", ERROR,
     "a question has no links and no pictures: put this into the help below it",
     "in einer Frage stehen keine Links und keine Bilder: Schreiben Sie das in die Hilfe darunter")
RULE(BAND_UNKNOWN, "band-unknown", ERROR,
     "no band is called “{1}”; the bands are: {3}. For other headings, use ###" MAYBE_EN,
     "keine Stufe heißt „{1}“; die Stufen sind: {3}. Für andere Überschriften nehmen Sie "
     "###" MAYBE_DE)
RULE(BAND_TWICE, "band-twice", ERROR,
     "the heading “{1}” stands here a second time (first in line {2}): keep one of the two",
     "die Überschrift „{1}“ steht hier zum zweiten Mal (zuerst in Zeile {2}): Behalten Sie eine "
     "von beiden")
RULE(BAND_NAME_TWICE, "band-name-twice", ERROR,
     "the band “{2}” is called “{1}”, too: give each band a name of its own",
     "„{1}“ heißt schon die Stufe „{2}“: Geben Sie jeder Stufe einen eigenen Namen")
RULE(BAND_EMPTY, "band-empty", ERROR, "there is no text below the heading “{1}”: write one",
     "unter der Überschrift „{1}“ steht kein Text: Schreiben Sie einen")
RULE(BAND_NAME_RESERVED, "band-name-reserved", ERROR,
     "no band may be called “{1}”: a heading of that name holds the texts of a question's answers. "
     "Choose another name",
     "keine Stufe darf „{1}“ heißen: Unter einer Überschrift dieses Namens stehen die Texte der "
     "Antworten. Wählen Sie einen anderen Namen")
RULE(ANSWER_FORM, "answer-form", ERROR,
     "below “{1}” stands a list and nothing else, an item for each value, such as “- {2}: text”",
     "unter „{1}“ steht eine Liste und sonst nichts, ein Punkt für jeden Wert, etwa „- {2}: Text“")
RULE(ANSWER_VALUE, "answer-value", ERROR,
     "“{1}” is no value that can be answered; the values are: {3}",
     "„{1}“ ist kein Wert, den man antworten kann; die Werte sind: {3}")
RULE(ANSWER_TWICE, "answer-twice", ERROR,
     "the value “{1}” has a text here a second time (first in line {2}): keep one of the two",
     "der Wert „{1}“ hat hier zum zweiten Mal einen Text (zuerst in Zeile {2}): Behalten Sie einen "
     "von beiden")
RULE(GUIDANCE_MISSING, "guidance-missing", WARNING,
     "guidance is missing for: {1}. Add a heading “## {2}” with a text",
     "es fehlen Hinweise für: {1}. Ergänzen Sie eine Überschrift „## {2}“ mit einem Text")
RULE(GUIDANCE_EQUAL, "guidance-equal", WARNING,
     "the guidance for “{1}” is the same as for “{2}”: was it copied and not changed? Write a text "
     "of its own for each band",
     "die Hinweise für „{1}“ sind dieselben wie für „{2}“: Wurden sie kopiert und nicht geändert? "
     "Schreiben Sie für jede Stufe einen eigenen Text")
RULE(QUESTION_EQUAL, "question-equal", WARNING,
     "this question stands, word for word, in {1}, too: rewrite one of the two",
     "diese Frage steht wortgleich auch in {1}: Formulieren Sie eine von beiden neu")
RULE(QUESTION_LONG, "question-long", WARNING,
     "this question has {1} characters; more than {2} are hard to take in at once: shorten it, and "
     "move what explains it to a paragraph of its own below, which becomes the help",
     "diese Frage hat {1} Zeichen; mehr als {2} sind auf einmal schwer zu erfassen: Kürzen Sie "
     "sie, und setzen Sie Erklärungen in einen eigenen Absatz darunter, er wird zur Hilfe")
RULE(HEADING_JUMP, "heading-jump", WARNING,
     "this heading leaves out a level: “{1}” is followed by “{2}”; write “{3}” here",
     "diese Überschrift überspringt eine Ebene: Auf „{1}“ folgt „{2}“; schreiben Sie hier „{3}“")
RULE(HTML_REMOVED, "html-removed", WARNING,
     "HTML is not possible here; only the text in it stays: write it in Markdown, **bold** for "
     "instance, or \\ at the end of a line that shall break there; a < that belongs to the text is "
     "written \\<",
     "HTML ist hier nicht möglich, nur der Text darin bleibt: Schreiben Sie es in Markdown, zum "
     "Beispiel **fett** oder \\ am Ende einer Zeile, die dort umbrechen soll; ein <, das zum Text "
     "gehört, schreiben Sie als \\<")
RULE(COMMENT_OPEN, "comment-open", ERROR,
     "this comment would be published, or swallow the text behind it: end it with -->, and write "
     "no -- in it; <? and <! are written \\<? and \\<!",
     "diese Anmerkung würde veröffentlicht, oder sie verschluckt den Text danach: Beenden Sie sie "
     "mit -->, und schreiben Sie kein -- hinein; <? und <! schreiben Sie als \\<? und \\<!")
RULE(FENCE_OPEN, "fence-open", ERROR,
     "“{1}” begins program code, and nothing ends it: what follows is shown as it is typed. For a "
     "line across the page write ***; or end the code with a line “{1}”",
     "mit „{1}“ beginnt Programmcode, und nichts beendet ihn: Alles Folgende erschiene mit seinen "
     "Zeichen. Für eine Trennlinie schreiben Sie ***; oder beenden Sie den Code mit einer Zeile "
     "„{1}“")
RULE(LINK_UNSAFE, "link-unsafe", WARNING,
     "the link to “{1}” is left out, because it may be dangerous: possible are https:, http:, "
     "mailto:, tel: and files of the project",
     "der Link auf „{1}“ wird weggelassen, weil er gefährlich sein kann: Möglich sind https:, "
     "http:, mailto:, tel: und Dateien des Projekts")
RULE(LINK_BROKEN, "link-broken", ERROR,
     "this link or picture leads nowhere{?1: there is no file “{1}”}. Check folder, name and "
     "ending; upper and lower case count" MAYBE_EN,
     "dieser Link oder dieses Bild führt ins Leere{?1: Eine Datei „{1}“ gibt es nicht}. Prüfen Sie "
     "Ordner, Namen und Endung; Groß- und Kleinschreibung zählt" MAYBE_DE)
RULE(LINK_ANCHOR, "link-anchor", ERROR,
     "this link leads nowhere, because there is no heading for “#{1}”{?3; within a question or "
     "factor nothing can be linked to}: correct or delete what follows the #" MAYBE_EN,
     "dieser Link führt ins Leere, weil es keine Überschrift zu „#{1}“ gibt{?3; innerhalb einer "
     "Frage oder eines Erfolgsfaktors kann man auf nichts verweisen}: Berichtigen oder löschen "
     "Sie, was hinter # steht" MAYBE_DE)
RULE(LINK_OUTSIDE, "link-outside", ERROR,
     "“{1}” is no file that becomes part of the site{?3, because {3} does not list it (any more)}: "
     "link to a page, a factor, a question or a file in content/media" MAYBE_EN,
     "„{1}“ ist keine Datei, die zur Website gehört{?3, denn sie steht nicht (mehr) in {3}}: "
     "Verweisen Sie auf eine Seite, einen Erfolgsfaktor, eine Frage oder eine Datei in "
     "content/media" MAYBE_DE)
RULE(LINK_LANGUAGE, "link-language", ERROR,
     "“{1}” belongs to another language: link to a page in this one; between languages the switch "
     "at the page's top leads",
     "„{1}“ gehört zu einer anderen Sprache: Verweisen Sie auf eine Seite in dieser; zwischen den "
     "Sprachen führt die Auswahl oben auf der Seite")
RULE(LINK_TEXT_MISSING, "link-text-missing", WARNING,
     "this link has no text, so nobody sees it: write into the square brackets what is to be found "
     "there",
     "dieser Link hat keinen Text, deshalb sieht ihn niemand: Schreiben Sie in die eckigen "
     "Klammern, was man dort findet")
RULE(LINK_TEXT_VAGUE, "link-text-vague", WARNING,
     "“{1}” does not say where this link leads, and many hear only the links of a page: write what "
     "is to be found there",
     "„{1}“ sagt nicht, wohin dieser Link führt, und viele hören von einer Seite nur die Links: "
     "Schreiben Sie, was man dort findet")
RULE(LINK_TEXT_ADDRESS, "link-text-address", WARNING,
     "here a web address is the text of a link, and would be read out character by character: "
     "write it as [name of the page]({1})",
     "hier ist eine Webadresse der Text eines Links und würde Zeichen für Zeichen vorgelesen: "
     "Schreiben Sie [Name der Seite]({1})")
RULE(MARKDOWN_DEPTH, "markdown-depth", ERROR,
     "more than {1} lists, quotes or emphases lie within each other, or as many pictures in one "
     "paragraph: simplify the text",
     "hier liegen mehr als {1} Listen, Zitate oder Betonungen ineinander oder so viele Bilder in "
     "einem Absatz: Vereinfachen Sie den Text")
RULE(MARKDOWN_SIZE, "markdown-size", ERROR,
     "this file has more than {1} elements (words in bold, links, paragraphs and the like); from "
     "here on it is too much for one page: split it into several files, or delete what came in by "
     "mistake",
     "diese Datei hat mehr als {1} Bestandteile (fette Wörter, Links, Absätze und Ähnliches); ab "
     "hier ist es zu viel für eine Seite: Teilen Sie sie auf mehrere Dateien auf oder löschen Sie, "
     "was versehentlich hineingeraten ist")
RULE(MEDIA_TYPE, "media-type", ERROR,
     "a picture must be a PNG, JPEG, GIF, WebP, AVIF or SVG file; “{1}” is none: convert it{?3, or "
     "leave out the “{3}”, which makes it a link}",
     "ein Bild muss eine PNG-, JPEG-, GIF-, WebP-, AVIF- oder SVG-Datei sein; „{1}“ ist keine: "
     "Wandeln Sie es um{?3, oder lassen Sie das „{3}“ weg, dann wird daraus ein Link}")
RULE(MEDIA_ACTIVE, "media-active", ERROR,
     "opened by itself, this file can run a program on the reader's device, beside what is saved "
     "there: publish it as PDF, or put it on a website and link to it",
     "für sich geöffnet, kann diese Datei auf dem Gerät ein Programm ausführen, neben allem, was "
     "dort gespeichert ist: Veröffentlichen Sie sie als PDF, oder stellen Sie sie auf eine Website "
     "und "
     "verweisen Sie darauf")
RULE(MEDIA_SCRIPT, "media-script", WARNING,
     "this picture holds “{1}”, and may run or fetch something when it is opened by itself: save "
     "it as “Plain SVG” (Inkscape) without links, or as PNG",
     "dieses Bild enthält „{1}“ und könnte, für sich geöffnet, etwas ausführen oder laden: "
     "Speichern Sie es als „Einfaches SVG“ (Inkscape) ohne Verknüpfungen, oder als PNG")
RULE(MEDIA_DAMAGED, "media-damaged", WARNING,
     "this is no picture, whatever its name says: save it anew as PNG, JPEG or SVG",
     "das ist kein Bild, auch wenn der Name es sagt: Speichern Sie es neu als PNG, JPEG oder SVG")
RULE(MEDIA_UNUSED, "media-unused", WARNING,
     "no page links to this file, and it is not published: link to it, or enter “publish: [{1}]” "
     "in content/site.yaml, or delete it",
     "keine Seite verweist auf diese Datei, und sie wird nicht veröffentlicht: Verweisen Sie auf "
     "sie, oder tragen Sie „publish: [{1}]“ in content/site.yaml ein, oder löschen Sie sie")
RULE(MEDIA_NAME, "media-name", ERROR,
     "Windows and most USB sticks cannot hold a file or folder of this name: rename it, without \\ "
     ": * ? \" < > |, without a dot or a blank at the end, and not to aux, con, nul, prn, com1 or "
     "lpt1",
     "Windows und die meisten USB-Sticks können eine Datei oder einen Ordner dieses Namens nicht "
     "speichern: Benennen Sie um, ohne \\ : * ? \" < > |, ohne Punkt oder Leerzeichen am Ende und "
     "nicht in aux, con, nul, prn, com1 oder lpt1")
RULE(IMAGE_OUTSIDE, "image-outside", ERROR,
     "this picture does not lie in the project (“{1}”), and the pages must not fetch one from a "
     "server: put it into the folder content/media, and write ../../media/ and its name here",
     "dieses Bild liegt nicht im Projekt („{1}“), und von einem Server dürfen die Seiten keines "
     "holen: Legen Sie es in den Ordner content/media, und schreiben Sie hier ../../media/ und den "
     "Dateinamen")
RULE(IMAGE_TEXT_MISSING, "image-text-missing", WARNING,
     "this picture has no text for people who do not see it{?1 (“{1}” is only a file's name)}: "
     "write into the square brackets what it shows",
     "diesem Bild fehlt der Text für Menschen, die es nicht sehen{?1 („{1}“ ist nur ein "
     "Dateiname)}: Schreiben Sie in die eckigen Klammern, was darauf zu sehen ist")
RULE(IMAGE_LARGE, "image-large", WARNING,
     "this picture has {1}.{2} MB; more than 2 MB take long to load and to copy: save it as JPEG "
     "with a width of 1600 pixels (in Windows: open it with Photos, then “…”, “Resize image”)",
     "dieses Bild ist {1},{2} MB groß; mehr als 2 MB brauchen lange zum Laden und Kopieren: "
     "Speichern Sie es als JPEG mit 1600 Pixeln Breite (in Windows: mit „Fotos“ öffnen, dann „…“, "
     "„Bildgröße ändern“)")
RULE(MEDIA_LARGE, "media-large", WARNING,
     "the files in this folder have {1}.{2} MB together; more than 20 MB are too much to copy and "
     "to mail: make pictures smaller, delete what no page shows, and put large files on a website "
     "and link to them",
     "die Dateien in diesem Ordner sind zusammen {1},{2} MB groß; mehr als 20 MB sind zu viel zum "
     "Kopieren und Verschicken: Verkleinern Sie Bilder, löschen Sie, was auf keiner Seite "
     "vorkommt, und verweisen Sie auf große Dateien mit einem Link auf eine Website")
RULE(TEXT_UNFINISHED, "text-unfinished", WARNING,
     "“{1}” marks a text that is not finished: write it to its end, or delete the marker",
     "„{1}“ kennzeichnet einen unfertigen Text: Schreiben Sie ihn zu Ende, oder löschen Sie das "
     "Kennzeichen")
RULE(COUNT_DIFFERS, "count-differs", NOTE,
     "“{1}” stands here, but the number of questions of this check is {2}: is that meant?",
     "hier steht „{1}“, die Zahl der Fragen dieses Checks ist aber {2}: Ist das so gemeint?")
RULE(SCALE_DIFFERS, "scale-differs", NOTE,
     "“{1}” stands here, but the scale goes from {2} to {3}: is that meant?",
     "hier steht „{1}“, die Skala geht aber von {2} bis {3}: Ist das so gemeint?")
RULE(QUOTE_MIXED, "quote-mixed", WARNING,
     "a quotation begins with „, but ends with {2} here: write {1} instead",
     "eine Anführung beginnt mit „, endet hier aber mit {2}: Schreiben Sie stattdessen {1}")
RULE(MARKUP_SHOWN, "markup-shown", WARNING, "“{1}” stays on the page as it is: {*}",
     "„{1}“ bleibt auf der Seite so stehen. {*}")
RULE(MARKUP_TAKEN, "markup-taken", WARNING, "“{1}” is not shown as it stands here: {*}",
     "„{1}“ erscheint nicht so, wie es hier steht. {*}")

/* languages and words */
RULE(LANGUAGE_MISSING, "language-missing", WARNING,
     "this language has no folder {1} yet, or it is empty: add it, with a translated copy of "
     "texts.yaml, or delete the language here; until then, all texts are those in “{3}”" MAYBE_EN,
     "zu dieser Sprache gibt es noch keinen Ordner {1}, oder er ist leer: Legen Sie ihn an, mit "
     "einer übersetzten Kopie von texts.yaml, oder löschen Sie die Sprache hier; bis dahin stehen "
     "alle Texte in der Sprache „{3}“ da" MAYBE_DE)
RULE(LANGUAGE_UNLISTED, "language-unlisted", WARNING,
     "the language of the folder {1} is not in this list, and nothing of it is shown: add “{2}” "
     "here, or delete the folder",
     "die Sprache des Ordners {1} steht nicht in dieser Liste, und nichts aus ihm erscheint: "
     "Tragen Sie „{2}“ hier ein, oder löschen Sie den Ordner")
RULE(TEXT_UNTRANSLATED, "text-untranslated", WARNING,
     "texts that this language does not have: {1} ({3}); those in “{2}” stand in their place. "
     "Translate them; if part of them is enough, write { id: …, partial: true } here",
     "Texte, die diese Sprache nicht hat: {1} ({3}); an ihrer Stelle stehen die in der Sprache "
     "„{2}“. Übersetzen Sie sie; genügt ein Teil, schreiben Sie hier { id: …, partial: true }")
RULE(LANGUAGE_PARTIAL, "language-partial", NOTE,
     "texts that this language does not have: {1}; those in “{2}” stand in their place",
     "Texte, die diese Sprache nicht hat: {1}; an ihrer Stelle stehen die in der Sprache „{2}“")
RULE(
    SINGLE_FILE_LARGE, "single-file-large", NOTE,
    "there is no single file “{1}”: it would have {2} MB, more than the {3} MB of single_file_mb",
    "die Einzeldatei „{1}“ gibt es nicht: Sie hätte {2} MB, mehr als die {3} MB von single_file_mb")
RULE(WORD_UNTRANSLATED, "word-untranslated", WARNING,
     "the theme's word “{1}” is missing in “{2}”; until you add it to this file, the one in “{3}” "
     "stands there",
     "das Wort „{1}“ der Oberfläche fehlt in der Sprache „{2}“; bis Sie es in dieser Datei "
     "ergänzen, steht dort das in „{3}“")
RULE(WORD_UNKNOWN, "word-unknown", WARNING, "the theme has no word “{1}”" MAYBE_EN,
     "die Oberfläche hat kein Wort mit dem Schlüssel „{1}“: Prüfen Sie die Schreibweise" MAYBE_DE)
RULE(WORDS_MISSING, "words-missing", WARNING,
     "the theme's words are missing in “{1}”; until you add the file {3}, those in “{2}” stand "
     "there",
     "die Wörter der Oberfläche fehlen in der Sprache „{1}“; bis Sie die Datei {3} ergänzen, "
     "stehen dort die in „{2}“")

/* pages a public site needs */
RULE(LEGAL_MISSING, "legal-missing", WARNING,
     "no page has the role “{1}”, and a public site needs one: add a page with “role: {1}” under "
     "“pages”",
     "keine Seite hat die Rolle „{1}“, und eine öffentliche Website braucht eine: Ergänzen Sie "
     "unter „pages“ eine Seite mit „role: {1}“")
RULE(
    LEGAL_PLACEHOLDER, "legal-placeholder", WARNING,
    "“{1}” is still to be filled in{?2, and {2} more on this page}{?3, and one more on this page}: "
    "replace the brackets and what is in them; brackets that are to stay are written \\[ and \\]",
    "„{1}“ ist noch auszufüllen{?2, ebenso {2} weitere Stellen dieser Seite}{?3, ebenso eine "
    "weitere Stelle dieser Seite}: Ersetzen Sie die Klammern und was darin steht; Klammern, die "
    "stehen bleiben sollen, schreiben Sie als \\[ und \\]")
RULE(LABEL_EMPTY, "label-empty", WARNING,
     "nothing stands behind “{1}”: fill it in, or delete the line",
     "hinter „{1}“ steht nichts: Ergänzen Sie es, oder löschen Sie die Zeile")
RULE(PUBLISHER_MISSING, "publisher-missing", WARNING,
     "nobody is named as publisher, and a public site needs it: fill in “name” under “publisher”",
     "niemand ist als Herausgeber genannt, und eine öffentliche Website braucht einen: Tragen Sie "
     "unter „publisher“ bei „name“ etwas ein")
RULE(CONTACT_MISSING, "contact-missing", WARNING,
     "there is no contact, and a public site needs one: fill in “name” and “email” under “contact”",
     "es fehlt ein Kontakt, und eine öffentliche Website braucht einen: Tragen Sie unter „contact“ "
     "bei „name“ und „email“ etwas ein")
RULE(EMAIL_INVALID, "email-invalid", WARNING,
     "“{1}” is no e-mail address: write it as office@example.org, without spaces and brackets",
     "„{1}“ ist keine E-Mail-Adresse: Schreiben Sie sie wie amt@beispiel.de, ohne Leerzeichen und "
     "Klammern")
RULE(COLOR_CONTRAST, "color-contrast", WARNING,
     "this colour is too light: text in it on white, and white text on it, have a contrast of "
     "{1}.{2} to 1, and 4.5 to 1 is needed. The nearest shade that suffices is \"{3}\"",
     "diese Farbe ist zu hell: Text in dieser Farbe auf Weiß und weißer Text darauf haben einen "
     "Kontrast von {1},{2} zu 1, nötig sind 4,5 zu 1. Der nächste Ton, der ausreicht, ist \"{3}\"")
RULE(LOGO_TEXT_MISSING, "logo-text-missing", WARNING,
     "the logo has no text for people who do not see it: add a line “logo_alt: \"Coat of arms of "
     "…\"” below",
     "dem Logo fehlt der Text für Menschen, die es nicht sehen: Ergänzen Sie darunter eine Zeile "
     "„logo_alt: \"Wappen der Stadt …\"“")

/* templates */
RULE(TEMPLATE_SYNTAX, "template-syntax", ERROR, "{*}{?1: “{1}”}", "{*}{?1: „{1}“}")
RULE(TEMPLATE_KEY, "template-key", WARNING,
     "nothing is called “{1}” here; it stays empty. themes/README.md lists the names",
     "nichts heißt hier „{1}“; es bleibt leer. themes/README.md nennt die Namen")
RULE(TEMPLATE_TEXT, "template-text", WARNING,
     "“{1}” is no text here, but a list, an object or a yes; it stays empty. Open it as a section",
     "„{1}“ ist hier kein Text, sondern eine Liste, ein Objekt oder ein Ja; es bleibt leer. Öffnen "
     "Sie es als Abschnitt")
RULE(TEMPLATE_PARTIAL, "template-partial", ERROR,
     "there is no template “{1}”: {1}.mustache is missing" MAYBE_EN,
     "es gibt keine Vorlage „{1}“: {1}.mustache fehlt" MAYBE_DE)
RULE(TEMPLATE_DEPTH, "template-depth", ERROR,
     "“{1}” is nested too deep, or makes too much: does the template include itself without end, "
     "or repeat lists within each other?",
     "„{1}“ ist zu tief geschachtelt oder ergibt zu viel: Bindet die Vorlage sich endlos selbst "
     "ein, oder wiederholt sie Listen ineinander?")
RULE(INLINE_UNSAFE, "inline-unsafe", ERROR,
     "“{1}” may not stand here, not even in a comment, because in the single file it would end "
     "this part: write it in another way",
     "„{1}“ darf hier nicht stehen, auch nicht in einer Anmerkung, weil es in der Einzeldatei "
     "diesen Teil beenden würde: Schreiben Sie es anders")
RULE(ASSET_NAME, "asset-name", ERROR,
     "the site has no “{1}”: its name there changes with its content; {?2write {2} in its "
     "place}{?3enter “publish: [{3}]” in content/site.yaml, and it keeps its name}",
     "in der Website gibt es „{1}“ nicht: Dort ändert sich der Name mit dem Inhalt; {?2schreiben "
     "Sie "
     "{2} an seine Stelle}{?3tragen Sie „publish: [{3}]“ in content/site.yaml ein, dann behält sie "
     "ihn}")
RULE(THEME_FILE_UNUSED, "theme-file-unused", WARNING,
     "nothing in the theme uses this file: delete or rename it{?1 – did you mean “{1}”?}",
     "nichts im Theme verwendet diese Datei: Löschen Sie sie oder benennen Sie sie um{?1 – meinten "
     "Sie „{1}“?}")
RULE(OUTPUT_COLLISION, "output-collision", ERROR,
     "two files of the site would have the same name (upper and lower case do not count): “{1}” "
     "and “{2}”. Give one of the pages another id",
     "zwei Dateien der Website hätten denselben Namen (Groß- und Kleinschreibung zählt nicht): "
     "„{1}“ und „{2}“. Geben Sie einer der Seiten eine andere Kennung")

/* the system */
RULE(CANNOT_READ, "cannot-read", SYSTEM, "cannot be read: {*}", "lässt sich nicht lesen: {*}")
RULE(CANNOT_WRITE, "cannot-write", SYSTEM,
     "cannot be written: {*}{?1. The old site, if there was one, is untouched}",
     "lässt sich nicht schreiben: {*}{?1. Die alte Website ist, falls es eine gab, unberührt}")
RULE(DISK_FULL, "disk-full", SYSTEM,
     "there is no room left on this disk ({*}){?1. The old site, if there was one, is untouched}: "
     "make room{?1, or choose another folder with -o}",
     "auf diesem Datenträger ist kein Platz mehr ({*}){?1. Die alte Website ist, falls es eine "
     "gab, unberührt}: Schaffen Sie Platz{?1, oder wählen Sie mit -o einen anderen Ordner}")
RULE(OUTPUT_FOREIGN, "output-foreign", SYSTEM,
     "kurzcheck did not write this file and will not delete it: move it away, or choose another "
     "folder with -o",
     "diese Datei stammt nicht von kurzcheck und wird nicht gelöscht: Verschieben Sie sie oder "
     "wählen Sie mit -o einen anderen Ordner")
RULE(OUTPUT_CHANGED, "output-changed", SYSTEM,
     "this file was changed since kurzcheck wrote it and will not be overwritten: take the change "
     "over into the content, then delete the file",
     "diese Datei wurde geändert, seit kurzcheck sie geschrieben hat, und wird nicht "
     "überschrieben: Übernehmen Sie die Änderung in „content“ und löschen Sie dann die Datei")
RULE(OUTPUT_MOUNT, "output-mount", SYSTEM,
     "this folder cannot be exchanged as a whole, for instance because it is the top folder of a "
     "disk: choose a folder inside of it, or build elsewhere and copy",
     "dieser Ordner lässt sich nicht als Ganzes austauschen, etwa weil er der oberste eines "
     "Datenträgers ist: Wählen Sie einen Ordner darin, oder bauen Sie anderswo und kopieren Sie")
RULE(OUTPUT_BUSY, "output-busy", SYSTEM,
     "another kurzcheck is writing this site right now: try again when it is done",
     "ein anderes kurzcheck schreibt gerade diese Website: Versuchen Sie es erneut, wenn es fertig "
     "ist")
RULE(OUTPUT_OVERLAP, "output-overlap", SYSTEM,
     "the site may not be written here, because the project's own files are here: choose another "
     "folder with -o",
     "hierhin lässt sich die Website nicht schreiben, weil hier Dateien des Projekts liegen: "
     "Wählen Sie mit -o einen anderen Ordner")
RULE(OUTPUT_RESTORED, "output-restored", NOTE,
     "an earlier run was cut off; the site it left as “{1}” was put back",
     "ein früherer Lauf wurde abgebrochen; die Website, die er als „{1}“ hinterließ, wurde "
     "zurückgestellt")
RULE(OUTPUT_LEFTOVER, "output-leftover", NOTE,
     "this folder is left over from writing the site and was not deleted{?*: {*}}. Look into it, "
     "then delete it",
     "dieser Ordner ist vom Schreiben der Website übrig und wurde nicht gelöscht{?*: {*}}. Sehen "
     "Sie hinein und löschen Sie ihn dann")
RULE(FILE_EXISTS, "file-exists", SYSTEM,
     "this is there already and is not overwritten: name a new or an empty folder",
     "das gibt es schon und wird nicht überschrieben: Nennen Sie einen neuen oder leeren Ordner")
