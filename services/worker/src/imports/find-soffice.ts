import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/bin/libreoffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

/** LibreOffice, where this machine has it: it turns .xls and .et into .xlsx. */
export function findSoffice(): string | undefined {
  return places.find((place) => existsSync(place))
}
