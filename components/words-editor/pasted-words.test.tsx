import { describe, expect, test } from "vitest";
import { writeMarkup } from "@/lib/markup-writing";
import { pastedBlocks } from "./pasted-words";

const pasted = (html: string) => writeMarkup(pastedBlocks(html));

const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @font-face {font-family:Calibri;} p.MsoNormal {margin:0in; font-size:11.0pt;} --></style></head>
<body lang=EN-US link="#0563C1" style='tab-interval:.5in;word-wrap:break-word'><!--StartFragment-->
<p class=MsoNormal><span style='font-family:"Arial",sans-serif;mso-fareast-font-family:"Times New Roman"'>Hi Ana,<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>The <b style='mso-bidi-font-weight:normal'>range is
$115,000</b> and <i>no less</i>,<span style='mso-spacerun:yes'>  </span>see <a href="https://x.test/post(1)"><span
style='color:#0563C1'>the posting</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Two bridges<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>One <b>tower</b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Call me<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=312><p class=MsoNormal>Notice<o:p></o:p></p></td>
<td><p class=MsoNormal>Two weeks<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Start</p></td><td><p class=MsoNormal>June</p></td></tr></table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="a"></v:shape><![endif]--><![if !vml]><img width=200 src="file:///C:/a.png" alt="Logo"><![endif]>Thanks<o:p></o:p></p>
<!--EndFragment--></body></html>`;

const fromGmail = `<meta charset='utf-8'><div dir="ltr" style="font-family:Arial,Helvetica,sans-serif;color:rgb(34,34,34)">Hi Ana,
<div><br></div><div>I have <b>two</b> positions<span class="Apple-converted-space">&nbsp;</span>for you:</div><div><ul><li style="margin-left:15px">Tampa<br></li><li><font color="#ff0000">Orlando, <i>remote</i></font><ul><li>or Lakeland</li></ul></li></ul></div>
<div><ol><li><p>Read <a href="https://www.google.com/x_y" target="_blank" data-saferedirecturl="https://www.google.com/url?q=z">this</a></p></li><li>Call</li></ol></div>
<div>Best,<br>Dana</div><div><br></div><div><img src="https://x.test/p.png" alt="Dana" width="96"><span style="font-weight:bold">555-0142</span></div>
<div style="display:none">hidden</div><script>alert(1)</script></div>`;

describe("what was copied elsewhere comes in clean", () => {
  test("from Word", () => {
    expect(pasted(fromWord)).toBe(
      [
        "Hi Ana,",
        "The **range is $115,000** and _no less_, see [the posting](https://x.test/post%281%29).",
        "- Two bridges\n- One **tower**",
        "1. Call me",
        "Notice Two weeks\nStart June",
        "Thanks",
      ].join("\n\n"),
    );
  });

  test("from Gmail", () => {
    expect(pasted(fromGmail)).toBe(
      [
        "Hi Ana,",
        "I have **two** positions for you:",
        "- Tampa\n- Orlando, _remote_\n- or Lakeland",
        "1. Read [this](https://www.google.com/x_y)\n2. Call",
        "Best,\nDana",
        "**555-0142**",
      ].join("\n\n"),
    );
  });

  test.each([
    [
      "Google Docs, which writes all of it bold and then not",
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">A</span><span style="font-weight:400"> b</span></p></b>',
      "**A** b",
    ],
    [
      "a link that leads nowhere an email may",
      '<a href="javascript:alert(1)">no</a> <a href="mailto:a@x.test">yes</a>',
      "no [yes](mailto:a@x.test)",
    ],
    ["a heading", "<h2>Pay</h2>text", "**Pay**\n\ntext"],
    ["lines that are kept as written", "<pre>a\n  b</pre>", "a\nb"],
    [
      "signs that would be marks",
      "<p>2 ** 3 ** 4, - a, [b](https://x.test)</p><p>- c</p>",
      "2 \\*\\* 3 \\*\\* 4, - a, \\[b\\](https://x.test)\n\n\u2060- c",
    ],
    ["nothing", "<img src=x>", ""],
  ])("%s", (_, html, words) => {
    expect(pasted(html)).toBe(words);
  });
});
