/* Every text but those of the rules, once: WORDING(name, English, German). Included by wordings.h
 * for the names and by wordings.c for the texts, hence without a guard. Gaps are printf's, the
 * same in both languages and in the same order.
 */
/* severities */
WORDING(NOTE, "note", "Hinweis")
WORDING(WARNING, "warning", "Warnung")
WORDING(ERROR, "error", "Fehler")
WORDING(ALSO, "; likewise in %zu more files: ", "; ebenso in %zu weiteren Dateien: ")
WORDING(MORE_ALIKE, "and %zu more of this kind", "und %zu weitere dieser Art")

/* the last line of a run, and of a command that only prints */
WORDING(ERRORS, "kurzcheck: %zu errors, ", "kurzcheck: %zu Fehler, ")
WORDING(ONE_ERROR, "kurzcheck: %zu error, ", "kurzcheck: %zu Fehler, ")
WORDING(WARNINGS, "%zu warnings; ", "%zu Warnungen; ")
WORDING(ONE_WARNING, "%zu warning; ", "%zu Warnung; ")
WORDING(QUESTIONS, "%zu questions, %zu files in %s\n", "%zu Fragen, %zu Dateien in %s\n")
WORDING(ONE_QUESTION, "%zu question, %zu files in %s\n", "%zu Frage, %zu Dateien in %s\n")
WORDING(NOTHING_WRITTEN, "nothing written\n", "nichts geschrieben\n")
WORDING(OUTPUT_REFUSED, "kurzcheck: the output cannot be written. Is the disk full?\n",
        "kurzcheck: Die Ausgabe lässt sich nicht schreiben. Ist der Datenträger voll?\n")
WORDING(OUT_OF_MEMORY, "kurzcheck: out of memory\n",
        "kurzcheck: der Arbeitsspeicher reicht nicht\n")

/* watch */
WORDING(WAITING, "kurzcheck: waiting for changes (Ctrl+C ends)\n",
        "kurzcheck: wartet auf Änderungen (Strg+C beendet)\n")
WORDING(ENDED, "kurzcheck: ended; the pages are as they were last without errors\n",
        "kurzcheck: beendet; die Seiten haben den letzten Stand ohne Fehler\n")

/* new: a quotation mark for a folder with blanks, the folder, the mark again; twice */
WORDING(PROJECT_STARTED,
        "kurzcheck: project started. What to do next:\n  build   kurzcheck build %s%s%s\n  look    "
        "open %s/output/site/index.html with a double click\n  write   the texts are in "
        "%s/content; README.md there is the manual, in German\n  watch   kurzcheck watch %s%s%s "
        "builds after every change\n",
        "kurzcheck: Projekt begonnen. So geht es weiter:\n  bauen      kurzcheck build %s%s%s\n  "
        "ansehen    %s/output/site/index.html mit einem Doppelklick öffnen\n  schreiben  die Texte "
        "liegen in %s/content, das Handbuch ist dort die README.md\n  zusehen    kurzcheck watch "
        "%s%s%s baut nach jeder Änderung\n")

/* the command line */
WORDING(
    HELP,
    "kurzcheck makes a site of a self-assessment's content; it runs offline in the browser.\n\n  "
    "kurzcheck build [DIR]    content and theme -> site (DIR: the project, default: .)\n  "
    "kurzcheck check [DIR]    reports the same faults, writes nothing\n  kurzcheck new DIR        "
    "starts a project in a new folder, with the built-in check\n  kurzcheck watch [DIR]    builds "
    "after every change; open pages reload themselves\n  kurzcheck schema NAME    JSON Schema of "
    "site, check or texts, for text editors\n  kurzcheck --help | --version\n\n  -o, --output DIR  "
    "       where the site goes (default: DIR/output/site)\n  -t, --theme NAME         the theme "
    "(default: the one of site.yaml, else default)\n      --strict             warnings are "
    "errors: what a public site needs\n      --empty              with new: a small check that "
    "explains itself\n      --all-languages      with new: the built-in check in all its "
    "languages\n      --lang de|en         language of the messages (default: the "
    "locale's)\n\nExit status: 0 done, 1 faults in content or theme, 2 wrong usage, 3 the system "
    "refused.\n",
    "kurzcheck macht aus den Texten eines Checks eine Website, die offline läuft.\n\n  "
    "kurzcheck build [ORDNER]  Inhalte und Theme -> Website (ORDNER: das Projekt, sonst: .)\n  "
    "kurzcheck check [ORDNER]  meldet dieselben Fehler, schreibt nichts\n  kurzcheck new ORDNER    "
    "  beginnt in einem neuen Ordner ein Projekt mit dem fertigen Check\n  kurzcheck watch "
    "[ORDNER]  baut nach jeder Änderung; offene Seiten laden sich selbst neu\n  kurzcheck schema "
    "NAME     JSON-Schema zu site, check oder texts, für Texteditoren\n  kurzcheck --help | "
    "--version\n\n  -o, --output ORDNER       wohin die Website kommt (sonst: "
    "ORDNER/output/site)\n  -t, --theme NAME          das Theme (sonst: das aus site.yaml, sonst "
    "default)\n      --strict              Warnungen sind Fehler: was eine öffentliche Website "
    "braucht\n      --empty               bei new: ein kleiner Check, der sich selbst erklärt\n    "
    "  --all-languages       bei new: der fertige Check in allen seinen Sprachen\n      --lang "
    "de|en          Sprache der Meldungen (sonst: die des Systems)\n\nRückgabewert: 0 fertig, 1 "
    "Fehler in Inhalt oder Theme, 2 falscher Aufruf, 3 das System\nverweigert etwas.\n")
WORDING(HELP_HINT, "\nFor help: kurzcheck --help\n", "\nHilfe: kurzcheck --help\n")
WORDING(DID_YOU_MEAN, " – did you mean “%s”?", " – meinten Sie „%s“?")
WORDING(LANG_UNKNOWN, "the messages are there in de and en, not in “%s”",
        "die Meldungen gibt es auf de und en, nicht auf „%s“")
WORDING(VALUE_NEEDED, "%s needs a value", "%s braucht einen Wert")
WORDING(VALUE_REFUSED, "%s takes no value", "%s nimmt keinen Wert")
WORDING(OPTION_UNKNOWN, "unknown option “%s”", "unbekannte Option „%s“")
WORDING(COMMAND_UNKNOWN, "unknown command “%s”", "unbekannter Befehl „%s“")
WORDING(SCHEMA_NEEDED, "name the schema: kurzcheck schema site, check or texts",
        "nennen Sie das Schema: kurzcheck schema site, check oder texts")
WORDING(SCHEMA_UNKNOWN, "there are schemas of site, check and texts, not of “%s”",
        "Schemas gibt es zu site, check und texts, nicht zu „%s“")
WORDING(WORD_EMPTY, "an empty word: is a variable without a value in the command?",
        "ein leeres Wort: Steht im Aufruf eine Variable ohne Wert?")
WORDING(WORD_TOO_MANY, "one word too many: what is “%s”?", "ein Wort zu viel: was ist „%s“?")
WORDING(COMMAND_NEEDED, "what is to be done? Say build, check, new, watch or schema",
        "was ist zu tun? Sagen Sie build, check, new, watch oder schema")
WORDING(FOLDER_NEEDED, "name the folder of the new project: kurzcheck new DIR",
        "nennen Sie den Ordner des neuen Projekts: kurzcheck new ORDNER")
WORDING(EMPTY_WITH_NEW, "--empty belongs to new: kurzcheck new --empty DIR",
        "--empty gehört zu new: kurzcheck new --empty ORDNER")
WORDING(ALL_LANGUAGES_WITH_NEW, "--all-languages belongs to new: kurzcheck new --all-languages DIR",
        "--all-languages gehört zu new: kurzcheck new --all-languages ORDNER")

/* started by a mouse, on Windows */
WORDING(
    MOUSE_BUILT,
    "\nThe pages are in the folder output\\site. To see them, double click on\nindex.html there.\n",
    "\nDie Seiten liegen im Ordner output\\site. Öffnen Sie dort index.html mit\neinem "
    "Doppelklick.\n")
WORDING(MOUSE_NO_PROJECT,
        "There is no project in this folder: the folder “content” with the texts is missing.\n\nIf "
        "you have a project, copy kurzcheck.exe into its folder and double\nclick on it there. Or "
        "drag the folder onto kurzcheck.exe.\n\nTo begin a new project, press the key N now: it "
        "will be in the new\nfolder “my-check”, right here, with the complete check to start "
        "from.\n\nAny other key closes this window.\n",
        "In diesem Ordner liegt kein Projekt: Der Ordner „content“ mit den Texten fehlt.\n\nHaben "
        "Sie schon ein Projekt? Kopieren Sie kurzcheck.exe in den\nProjektordner und öffnen Sie es "
        "dort mit einem Doppelklick. Oder ziehen\nSie den Projektordner mit der Maus auf "
        "kurzcheck.exe.\n\nFangen Sie neu an? Drücken Sie jetzt die Taste N: Dann entsteht hier "
        "der\nOrdner „mein-check“, mit dem fertigen Check als Anfang.\n\nJede andere Taste "
        "schließt dieses Fenster.\n")
WORDING(MOUSE_BEGUN,
        "\nOpen the new folder in the Explorer: kurzcheck.exe is there, too. Change the\ntexts in "
        "its folder “content”, then double click on that kurzcheck.exe.\n",
        "\nÖffnen Sie den neuen Ordner im Explorer: Auch kurzcheck.exe liegt dort.\nÄndern Sie die "
        "Texte in seinem Ordner „content“ und öffnen Sie dann dieses\nkurzcheck.exe mit einem "
        "Doppelklick.\n")
WORDING(MOUSE_CLOSE, "\nPress a key to close this window.\n",
        "\nEine beliebige Taste schließt dieses Fenster.\n")
WORDING(MOUSE_NEW_FOLDER, "my-check", "mein-check")

/* what a value of a YAML file must be */
WORDING(KIND_TEXT, "a text in quotes", "ein Text in Anführungszeichen")
WORDING(KIND_ID, "an id", "eine Kennung")
WORDING(KIND_LANGUAGE, "a language tag such as de", "ein Kürzel einer Sprache wie de")
WORDING(KIND_COLOR, "a colour such as \"#2044aa\"", "eine Farbe wie \"#2044aa\"")
WORDING(KIND_URL, "a web address", "eine Webadresse")
WORDING(KIND_PATH, "a file name", "ein Dateiname")
WORDING(KIND_CHOICE, "one word", "ein Wort")
WORDING(KIND_INTEGER, "a whole number", "eine ganze Zahl")
WORDING(KIND_DECIMAL, "a number such as 40 or 2.5", "eine Zahl wie 40 oder 2.5")
WORDING(KIND_INTEGERS, "a list of whole numbers, as in [0, 50, 100]",
        "eine Liste ganzer Zahlen wie [0, 50, 100]")
WORDING(KIND_BOOLEAN, "true (yes) or false (no)", "true (ja) oder false (nein)")
WORDING(KIND_TEXTS, "a list of texts, as in [one, two]", "eine Liste von Texten wie [eins, zwei]")
WORDING(KIND_IDS, "a list of ids, as in [one, two]", "eine Liste von Kennungen wie [eins, zwei]")
WORDING(KIND_LANGUAGES, "a list of language tags, as in [de, en]",
        "eine Liste von Kürzeln wie [de, en]")
WORDING(KIND_NAMES, "a map, as in { id: Name }", "eine Zuordnung wie { kennung: Name }")
WORDING(KIND_WORDS, "a map, as in { key: Text }", "eine Zuordnung wie { schluessel: Text }")
WORDING(KIND_RECORD, "a map with keys of its own", "eine Zuordnung mit eigenen Schlüsseln")
WORDING(KIND_RECORDS, "a list of entries, as in “- { id: … }”",
        "eine Liste von Einträgen wie „- { id: … }“")
WORDING(INTEGER_UNQUOTED, "a whole number without quotes", "eine ganze Zahl ohne Anführungszeichen")
WORDING(INTEGER_COMMA, "a whole number (the comma separates entries here)",
        "eine ganze Zahl (das Komma trennt hier Einträge)")
WORDING(DECIMAL_COMMA, "a number such as 40 or 2.5 (the comma separates entries here)",
        "eine Zahl wie 40 oder 2.5 (das Komma trennt hier Einträge)")
WORDING(DECIMAL_UNQUOTED, "a number without quotes", "eine Zahl ohne Anführungszeichen")
WORDING(ENTRIES_LIKE, "a list of entries such as “- { %s: %s }”",
        "eine Liste von Einträgen wie „- { %s: %s }“")
WORDING(PART_OF_MEDIA, "a list of single files of media/, or of folders in it",
        "eine Liste einzelner Dateien aus media/ oder von Ordnern darin")
WORDING(PLAIN_TEXT, "a text", "ein Text")
WORDING(MAP_OF_WORDS, "a map, as in { key: Text }", "eine Zuordnung wie in { schluessel: Text }")

/* what an id is taken by */
WORDING(TAKEN_BY_PAGE, "a page that kurzcheck makes itself",
        "so heißt eine Seite von kurzcheck selbst")
WORDING(TAKEN_BY_LANGUAGE, "a language", "so heißt eine Sprache")
WORDING(TAKEN_BY_SINGLE_FILE, "the single file, where -- stands between a page and its headings",
        "-- trennt in der Einzeldatei eine Seite von ihren Überschriften")
WORDING(TAKEN_BY_DEVICE, "Windows, as the name of a device", "Windows nennt so ein Gerät")

/* what is no YAML */
WORDING(YAML_NO_KEY, "a key (“name: …”) is expected here",
        "hier wird ein Schlüssel erwartet („name: …“)")
WORDING(YAML_NO_COLON,
        "the colon behind a key (“name: …”) is missing here, or the hyphen before a list item (“- "
        "…”), or the space behind it",
        "hier fehlt der Doppelpunkt hinter einem Schlüssel („name: …“), der Strich vor einem "
        "Listenpunkt („- …“) oder das Leerzeichen dahinter")
WORDING(YAML_COLON,
        "a colon “:” is not possible here; put a text with a colon in quotes, and several keys in "
        "one line in braces, { … }",
        "ein Doppelpunkt „:“ ist hier nicht möglich; setzen Sie einen Text mit Doppelpunkt in "
        "Anführungszeichen und mehrere Angaben in einer Zeile in geschweifte Klammern, { … }")
WORDING(YAML_QUESTION_MARK, "a question mark “?” is not possible here; put the text in quotes",
        "ein Fragezeichen „?“ ist hier nicht möglich; setzen Sie den Text in Anführungszeichen")
WORDING(YAML_NO_SPACE,
        "the space behind the colon “:” is missing; if it belongs to a text, put that in quotes",
        "hinter dem Doppelpunkt „:“ fehlt das Leerzeichen; gehört er zu einem Text, setzen Sie "
        "diesen in Anführungszeichen")
WORDING(YAML_NO_START, "no value can start with this character; put the text in quotes",
        "mit diesem Zeichen kann kein Wert beginnen; setzen Sie den Text in Anführungszeichen")
WORDING(YAML_OPEN_QUOTE, "a quotation mark is opened but never closed",
        "ein Anführungszeichen wird geöffnet, aber nicht geschlossen")
WORDING(YAML_OPEN_BRACKET, "a comma or the closing “]” is missing",
        "ein Komma oder das schließende „]“ fehlt")
WORDING(YAML_OPEN_BRACE, "a comma or the closing “}” is missing",
        "ein Komma oder das schließende „}“ fehlt")
WORDING(YAML_NO_VALUE,
        "a value is expected here; put a text that starts with this character in quotes",
        "hier wird ein Wert erwartet; setzen Sie einen Text, der mit diesem Zeichen beginnt, in "
        "Anführungszeichen")
WORDING(
    YAML_NO_ITEM,
    "a list item is expected here, indented like those above, with a hyphen and a space (“- …”)",
    "hier wird ein Listenpunkt erwartet, eingerückt wie die darüber, mit Strich und Leerzeichen "
    "(„- …“)")
WORDING(YAML_ITEM, "a list item “- …” is not possible here; start it on a line of its own",
        "ein Listenpunkt „- …“ ist hier nicht möglich; beginnen Sie ihn in einer eigenen Zeile")
WORDING(YAML_BLOCK, "behind “|” or “>” the line ends; the text starts on the next",
        "hinter „|“ oder „>“ endet die Zeile; der Text beginnt auf der nächsten")
WORDING(YAML_BACKSLASH,
        "a backslash “\\” has a special meaning in \"…\"; delete it, write / in paths, or put the "
        "text in '…', if it is to be shown",
        "ein Backslash „\\“ hat in \"…\" eine besondere Bedeutung; löschen Sie ihn, schreiben Sie "
        "in Pfaden /, oder setzen Sie den Text, wenn er erscheinen soll, in '…'")
WORDING(YAML_NO_CHARACTER, "there is no character of this number; write the character itself",
        "ein Zeichen mit dieser Nummer gibt es nicht; schreiben Sie das Zeichen selbst")
WORDING(YAML_TAB, "the line is indented with a tab; use spaces",
        "die Zeile ist mit einem Tabulator eingerückt; verwenden Sie Leerzeichen")
WORDING(YAML_ALIAS, "“&” and “*” have a special meaning here; put the text in quotes",
        "„&“ und „*“ haben hier eine besondere Bedeutung; setzen Sie den Text in Anführungszeichen")
WORDING(YAML_NOTHING, "something stands here that belongs to nothing",
        "hier steht etwas, das zu nichts gehört")
WORDING(YAML_MIXED_QUOTES, "this straight \" ends the text; write %s here, to close what „ opens",
        "dieses gerade \" beendet den Text; schreiben Sie hier %s, um zu schließen, was „ öffnet")
WORDING(
    YAML_LONG_QUOTE,
    "what is in quotes here ends only in line %zu; most likely the straight closing one is missing",
    "was hier in Anführungszeichen steht, endet erst in Zeile %zu; vermutlich fehlt das "
    "schließende gerade Anführungszeichen")
WORDING(YAML_BEHIND_QUOTE,
        "nothing may follow the closing quotation mark; within a text, write “these”, and an "
        "apostrophe twice in '…'",
        "hinter dem schließenden Anführungszeichen darf nichts mehr stehen; innerhalb eines Textes "
        "schreiben Sie „diese“ und in '…' einen Apostroph doppelt")
WORDING(YAML_CURLY_QUOTES,
        "the text stands in typographic quotation marks; use straight ones instead, \"…\"",
        "um den Text stehen typografische Anführungszeichen; setzen Sie stattdessen gerade, \"…\"")
WORDING(YAML_COMMENT,
        "what begins with # is a comment up to the end of the line; put the value in quotes",
        "was mit # beginnt, ist bis zum Ende der Zeile eine Anmerkung; setzen Sie den Wert in "
        "Anführungszeichen")
WORDING(YAML_BULLET, "a list item begins with “- ”, a hyphen",
        "ein Listenpunkt beginnt mit „- “, dem kurzen Strich")
WORDING(YAML_EMPTY_VALUE, "%.2s means that nothing follows; delete it, if entries stand below",
        "%.2s heißt, dass nichts folgt; löschen Sie es, wenn darunter Einträge stehen")
WORDING(YAML_ITEM_OUTSIDE,
        "the list above ends with “]”; write this item into it, behind a comma and without “- ”",
        "die Liste darüber endet mit „]“; schreiben Sie diesen Punkt dort hinein, hinter ein Komma "
        "und ohne „- “")
WORDING(YAML_BRACKET, "in YAML, a text in quotes alone may begin with %.1s; put it in quotes",
        "mit %.1s darf in YAML nur ein Text in Anführungszeichen beginnen; setzen Sie ihn darin")
WORDING(YAML_INDENTATION,
        "this line is not indented like those it belongs to; begin it with as many spaces as they",
        "diese Zeile ist anders eingerückt als die, zu denen sie gehört; beginnen Sie sie mit "
        "ebenso vielen Leerzeichen")

/* Markdown that is none, or none that was meant */
WORDING(MARKUP_LINK,
        "a link is written [text](address), a picture ![text](address), with no blank between the "
        "brackets and none in the address; brackets that are meant are written \\[ and \\]",
        "Einen Link schreibt man [Text](Adresse), ein Bild ![Text](Adresse), ohne Leerzeichen "
        "zwischen den Klammern und in der Adresse; gemeinte Klammern schreiben Sie als \\[ und \\]")
WORDING(MARKUP_ADDRESS, "an address by itself is no link; write [text](address)",
        "Eine Adresse allein ist kein Link; schreiben Sie [Text](Adresse)")
WORDING(MARKUP_BOLD,
        "bold is written **text**, with no blank inside and one behind; asterisks that are meant "
        "are written \\*",
        "Fett schreibt man **Text**, ohne Leerzeichen innen und mit einem dahinter; gemeinte "
        "Sterne schreiben Sie als \\*")
WORDING(MARKUP_NOTE,
        "there are no footnotes here; write the note into the text, in brackets for instance, or "
        "make a link of it",
        "Fußnoten gibt es hier nicht; schreiben Sie die Anmerkung in den Text, zum Beispiel in "
        "Klammern, oder machen Sie einen Link daraus")
WORDING(MARKUP_HEADING,
        "in a heading, a blank stands behind the last #; a # that is meant is written \\#",
        "Hinter dem letzten # einer Überschrift steht ein Leerzeichen; ein gemeintes # schreiben "
        "Sie als \\#")
WORDING(MARKUP_LIST,
        "begin each entry of a list with “- ” or “1. ”, with the blank, on a line of its own",
        "Jeder Punkt einer Liste steht in einer eigenen Zeile und beginnt mit „- “ oder „1. “, "
        "samt Leerzeichen")
WORDING(MARKUP_LETTERS,
        "there are no lists with a) or (1) here; begin each entry with “- ” or “1. ”, or leave an "
        "empty line between the entries",
        "Listen mit a) oder (1) gibt es hier nicht; beginnen Sie jeden Punkt mit „- “ oder „1. “, "
        "oder lassen Sie zwischen den Punkten eine Zeile frei")
WORDING(MARKUP_TABLE, "there are no tables here; write a list",
        "Tabellen gibt es hier nicht; schreiben Sie eine Liste")
WORDING(MARKUP_DIALECT,
        "other programs know these characters, here they are only shown; delete them, or put a \\ "
        "before them if they are meant",
        "Andere Programme kennen diese Zeichen, hier erscheinen sie nur; löschen Sie sie, oder "
        "setzen Sie ein \\ davor, wenn sie gemeint sind")
WORDING(MARKUP_BACKSLASH, "where no further line follows, a \\ breaks none; delete it",
        "Wo keine Zeile mehr folgt, bricht auch keine um; löschen Sie es")
WORDING(MARKUP_ONLY_IN_MARKDOWN,
        "bold, italics, headings, links and line breaks are only for files that end in .md; delete "
        "the characters that make them",
        "Fette und kursive Schrift, Überschriften, Links und Zeilenumbrüche gibt es nur in Dateien "
        "mit der Endung .md; löschen Sie die Zeichen dafür")
WORDING(MARKUP_WITHIN_WORD,
        "within a word it makes what follows italic, up to the next *; write \\*",
        "Im Wort macht er das Folgende kursiv, bis zum nächsten *; schreiben Sie \\*")
WORDING(MARKUP_NUMBER, "in a list, this entry gets the number %ld; a date is written %ld\\.",
        "In einer Liste bekommt dieser Punkt die Nummer %ld; ein Datum schreiben Sie als %ld\\.")
WORDING(MARKUP_FIRST_NUMBER, "at the beginning of a line it begins a list; a date is written 1\\.",
        "Am Anfang einer Zeile beginnt damit eine Liste; ein Datum schreiben Sie als 1\\.")
WORDING(
    MARKUP_GOES_ON, "it goes on in the line above; end that line with \\, or leave a line free",
    "Es setzt die Zeile darüber fort; beenden Sie diese mit \\, oder lassen Sie eine Zeile frei")
WORDING(MARKUP_NESTED, "it is no part of the numbered entry above; indent it by three blanks",
        "Es gehört nicht zum nummerierten Punkt darüber; rücken Sie es um drei Leerzeichen ein")
WORDING(
    MARKUP_DEFINITION,
    "such a line says where a link leads, and is not shown; for text, write \\%s:",
    "So eine Zeile sagt, wohin ein Link führt, und erscheint nicht; für Text schreiben Sie \\%s:")
WORDING(MARKUP_INDENTED,
        "what is indented by four blanks or a tab is shown as program code; begin it at the margin",
        "Was um vier Leerzeichen oder einen Tabulator eingerückt ist, erscheint als Programmcode; "
        "beginnen Sie es am Rand")
WORDING(MARKUP_UNDERLINED, "--- in the line below makes a heading of it; put an empty line between",
        "--- in der Zeile darunter macht daraus eine Überschrift; lassen Sie dazwischen eine Zeile "
        "frei")

/* a theme's templates */
WORDING(TEMPLATE_UNCLOSED_TAG, "this tag is never closed; the closing braces are missing",
        "dieses Tag wird nie geschlossen; die schließenden Klammern fehlen")
WORDING(TEMPLATE_EMPTY_NAME, "this tag has no name", "dieses Tag hat keinen Namen")
WORDING(TEMPLATE_BAD_NAME, "this is no name", "das ist kein Name")
WORDING(TEMPLATE_BAD_DELIMITERS, "delimiters are set like this: {{=<% %>=}}",
        "Begrenzer setzt man so: {{=<% %>=}}")
WORDING(TEMPLATE_NOT_OPENED, "this closing tag closes nothing",
        "dieses schließende Tag schließt nichts")
WORDING(TEMPLATE_WRONG_CLOSE, "this closing tag is not that of the section opened last",
        "dieses schließende Tag gehört nicht zum zuletzt geöffneten Abschnitt")
WORDING(TEMPLATE_UNCLOSED_SECTION, "this section is never closed",
        "dieser Abschnitt wird nie geschlossen")
