import type { SheetRow } from '@titian/domain'
import { decodeText, readDelimited } from './delimited.ts'
import { fileKind } from './file-kind.ts'
import { megabyte, type Limits } from './limits.ts'
import { refuse } from './refused.ts'
import { readXlsx, type ReadSheet, type Take } from './xlsx/read-xlsx.ts'

const batchSize = 200

/** Reads whatever kind of table these bytes are. Leaves by `Refused` where they are none. */
export async function readBytes(bytes: Buffer, limits: Limits, take: Take): Promise<ReadSheet> {
  if (bytes.length === 0) refuse({ kind: 'file-empty', params: {} })
  if (bytes.length > limits.bytes) {
    refuse({ kind: 'file-too-large', params: { limitMegabytes: Math.round(limits.bytes / megabyte) } })
  }
  const kind = fileKind(bytes)
  switch (kind.is) {
    case 'archive':
      return readXlsx(bytes, limits, take)
    case 'text':
      return readText(decodeText(bytes), limits, take)
    case 'protected':
      return refuse({ kind: 'file-protected', params: {} })
    case 'old-format':
      return refuse({ kind: 'file-old-format', params: { format: kind.format } })
    case 'other':
      return refuse({ kind: 'file-not-a-spreadsheet', params: { found: kind.found } })
  }
}

async function readText(text: string, limits: Limits, take: Take): Promise<ReadSheet> {
  const rows = looksLikeHtml(text) ? await readHtml(text, limits) : readDelimited(text, limits)
  if (rows === undefined) return refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'text' } })
  if (rows.length === 0) return refuse({ kind: 'file-without-rows', params: {} })
  for (let from = 0; from < rows.length; from += batchSize) await take(rows.slice(from, from + batchSize), undefined)
  return { sheet: undefined, otherSheets: [] }
}

/** The parser of pages is loaded for pages only: reading starts sooner without it. */
async function readHtml(text: string, limits: Limits): Promise<SheetRow[]> {
  const { readHtmlTable } = await import('./html-table.ts')
  return readHtmlTable(text, limits)
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<meta|<table|<head|<body|<div|<style|<!--|Version:\d)/i.test(text.slice(0, 500))
}
