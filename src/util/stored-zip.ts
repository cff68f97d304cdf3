import { crc32 } from 'node:zlib';

const bytes = { localHeader: 30, centralHeader: 46, end: 22 };
const utf8Names = 0x0800;
/** 1 January 1980, the earliest day that a zip archive can give: the same files make the same bytes. */
const day = 0x0021;

/**
 * A zip archive of these files, stored without compression, in their order (PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12
 * and 4.3.16). Meant for small texts: neither a file nor the whole may reach 4 GiB, nor their number 65,536.
 */
export function storedZip(files: ReadonlyMap<string, string>): Uint8Array {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of files) {
    const name = Buffer.from(path, 'utf8');
    const data = Buffer.from(text, 'utf8');
    const local = Buffer.alloc(bytes.localHeader);
    local.writeUInt32LE(0x04034b50, 0);
    describe(local, 4, name, data);
    contents.push(local, name, data);
    const central = Buffer.alloc(bytes.centralHeader);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    describe(central, 6, name, data);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    offset += local.length + name.length + data.length;
  }
  const end = Buffer.alloc(bytes.end);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...contents, ...directory, end]);
}

/** What both headers of a file say alike, from the version that is needed to the length of its name. */
function describe(header: Buffer, at: number, name: Buffer, data: Buffer): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(utf8Names, at + 2);
  header.writeUInt16LE(day, at + 8);
  header.writeUInt32LE(crc32(data), at + 10);
  header.writeUInt32LE(data.length, at + 14);
  header.writeUInt32LE(data.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
