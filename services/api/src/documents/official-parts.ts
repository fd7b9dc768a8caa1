import { AlignmentType, PageNumber, PageOrientation, Paragraph, TableCell, TextRun, VerticalAlign } from 'docx'

// GB/T 9704: margins of 37, 35, 28 and 26 mm, turned with the page for eleven columns. The bureau's own WPS has the
// fonts, so they go by name.
const titleFont = '方正小标宋简体'
const bodyFont = '仿宋_GB2312'
const headingFont = '黑体'
const twipsPerMillimetre = 56.7
/** In a document's properties; what is left open there is called Un-named. */
export const writtenBy = { creator: '梯田', lastModifiedBy: '梯田' }

/** The page of an official document. */
export const page = {
  size: { orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: Math.round(28 * twipsPerMillimetre),
    bottom: Math.round(26 * twipsPerMillimetre),
    left: Math.round(37 * twipsPerMillimetre),
    right: Math.round(35 * twipsPerMillimetre),
  },
}

export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text, font: titleFont, size: 44 })],
  })
}

export function heading(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: headingFont, size: 32 })],
  })
}

export function body(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: 640 },
    spacing: { line: 560, after: 160 },
    children: [new TextRun({ text, font: bodyFont, size: 32 })],
  })
}

export function note(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { before: 80, after: 160 },
    children: [new TextRun({ text, font: bodyFont, size: 24 })],
  })
}

export function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 })],
  })
}

export function cell(text: string, bold: boolean): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, bold, font: bold ? headingFont : bodyFont, size: 22 })],
      }),
    ],
  })
}
