import { expect, test } from "vitest";
import { attachmentKind, attachmentName, attachmentRefusal } from "./attachment-kind";

const bytes = (text: string) => Buffer.from(text, "latin1");
const archive = (...names: string[]) => bytes(`PK\x03\x04${"\0".repeat(26)}${names.join("\0")}`);

test.each([
  ["resume.pdf", bytes("%PDF-1.7\n..."), "pdf"],
  ["resume.docx", archive("[Content_Types].xml", "word/document.xml"), "word"],
  ["hours.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "excel"],
  ["deck.pptx", archive("[Content_Types].xml", "ppt/presentation.xml"), "powerpoint"],
  ["resume.odt", archive("mimetypeapplication/vnd.oasis.opendocument.text"), "open_document"],
  ["resume.doc", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."), "old_office"],
  ["resume.rtf", bytes("{\\rtf1"), "rich_text"],
  ["PHOTO.JPG", bytes("\xff\xd8\xff\xe0"), "jpeg"],
  ["seal.png", bytes("\x89PNG\r\n\x1a\n"), "png"],
  ["photo.heic", bytes("\0\0\0\x18ftypheic"), "heic"],
  ["scan.webp", bytes("RIFF\0\0\0\0WEBP"), "webp"],
  ["notes.txt", Buffer.from("Señor, line one\nline two"), "text"],
] as const)("%s is kept as what its bytes are", (name, content, kind) => {
  expect(attachmentKind(content)).toBe(kind);
  expect(attachmentRefusal(name, kind)).toBeNull();
});

test.each([
  ["a program", "setup.exe", bytes("MZ\x90\0")],
  ["a program called a resume", "resume.pdf", bytes("MZ\x90\0")],
  ["a page called a resume", "resume.pdf", bytes("<html><script>alert(1)</script>")],
  ["a page", "resume.html", bytes("<html><script>alert(1)</script>")],
  ["a drawing that runs", "seal.svg", bytes("<svg onload='alert(1)'>")],
  ["a script", "run.ps1", bytes("Remove-Item *")],
  ["an archive of anything", "files.zip", archive("setup.exe")],
  ["a document with macros", "resume.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")],
  ["a PDF called a program", "resume.exe", bytes("%PDF-1.7")],
  ["nothing", "empty.txt", bytes("")],
  ["a name without an ending", "resume", bytes("%PDF-1.7")],
])("%s is not kept", (_, name, content) => {
  expect(attachmentRefusal(name, attachmentKind(content))).not.toBeNull();
});

test.each([
  ["../../etc/passwd.txt", "passwd.txt"],
  ["C:\\Users\\Ana\\resume.pdf", "resume.pdf"],
  ["resume\u202efdp.exe", "resumefdp.exe"],
  ['re"su\r\nme<b>.pdf', "re_su me_b_.pdf"],
  ["", "attachment"],
  ["...", "attachment"],
  [`${"a".repeat(300)}.pdf`, `${"a".repeat(110)}.pdf`],
])("the name %j is shown as %j", (given, name) => {
  expect(attachmentName(given)).toBe(name);
});
