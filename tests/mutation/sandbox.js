// A place for programs that may delete or overwrite whatever they can reach: bubblewrap, as no one in
// particular, without a network. All they see is read-only but one folder; /tmp and /dev/shm are their own,
// and end with them.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

// `readable`: folders that are seen although they lie in /tmp or /dev/shm; `writable`: a folder, made here.
function createSandbox({ root, readable, writable }) {
  fs.mkdirSync(writable, { recursive: true });
  const words = ["--unshare-all", "--unshare-user", "--uid", "1000", "--gid", "1000", "--cap-drop", "ALL", "--new-session", "--die-with-parent",
    "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp", "--tmpfs", "/dev/shm",
    ...readable.flatMap((place) => ["--ro-bind", place, place]), "--bind", writable, writable, "--chdir", root, "--"];

  // -> as of spawnSync; stdout is text
  function run(command, options) {
    return spawnSync("bwrap", [...words, ...command], { cwd: root, encoding: "latin1", maxBuffer: 1 << 28, killSignal: "SIGKILL", stdio: ["ignore", "pipe", "ignore"], ...options });
  }

  // Tries to write where nothing may be written. Throws unless every attempt fails and what is allowed
  // works: then nothing is to be run.
  function prove() {
    const name = `kurzcheck-sandbox-${process.pid}`;
    const places = ["/", os.homedir(), "/etc", "/usr", "/var/tmp", "/tmp", "/dev/shm", path.join(root, "src"), path.join(root, "tests"), ...readable];
    const forbidden = places.filter((place) => fs.existsSync(place)).map((place) => path.join(place, name)), allowed = path.join(writable, name);
    const script = 'allowed=$1; shift; : > "$allowed" || exit 1; for file; do : 2>/dev/null > "$file"; done; echo tried';
    const { status, stdout, error } = run(["bash", "-c", script, "bash", allowed, ...forbidden]);
    // Only what is there outside counts: inside, /tmp is another one.
    const written = forbidden.filter((file) => fs.existsSync(file));
    for (const file of written) fs.rmSync(file);
    const works = !error && status === 0 && stdout === "tried\n" && fs.existsSync(allowed);
    fs.rmSync(allowed, { force: true });
    if (!works || written.length > 0) throw new Error(`there is no sandbox, and nothing is run without one (make mutation-deps installs bubblewrap): ${error?.message ?? ""} ${stdout ?? ""} ${written}`);
    return forbidden;
  }

  return { run, prove };
}

module.exports = { createSandbox };
