// ZIP archives (PKWARE's APPNOTE), the container of office documents: nothing
// is compressed and all files are of 1980, so the same input gives the same
// bytes. Plain data in, plain data out.

// Version 2.0, names in UTF-8, stored, midnight, 1 January 1980.
const COMMON = [2, 20, 2, 0x800, 4, 0, 2, 0x21];

const CRC = Int32Array.from({ length: 256 }, (_, crc) => {
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
  return crc;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ CRC[(crc ^ byte) & 255];
  return ~crc;
}

// Width in bytes and value, in turn -> bytes, the lowest first.
function pack(...fields) {
  const bytes = [];
  for (let i = 0; i < fields.length; i += 2) {
    for (let n = 0; n < fields[i]; n++) bytes.push((fields[i + 1] >>> (8 * n)) & 255);
  }
  return bytes;
}

function join(chunks) {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

// [[name, text]] -> Uint8Array. Half a surrogate pair becomes U+FFFD.
export function store(files) {
  const utf8 = new TextEncoder();
  const local = [];
  const central = [];
  let offset = 0;
  for (const file of files) {
    const [name, data] = file.map((text) => utf8.encode(text));
    const size = data.length;
    const header = [...COMMON, 4, crc32(data), 4, size, 4, size, 4, name.length];
    local.push(pack(4, 0x04034b50, ...header), name, data);
    central.push(pack(4, 0x02014b50, 2, 20, ...header, 4, 0, 4, 0, 2, 0, 4, offset), name);
    offset += 30 + name.length + size;
  }
  const directory = join(central);
  const count = files.length;
  const end = pack(4, 0x06054b50, 4, 0, 2, count, 2, count, 4, directory.length, 4, offset, 2, 0);
  return join([...local, directory, end]);
}
