const targetBytes = 300_000
const edges = [1600, 1280, 1024, 800] as const
const qualities = [0.8, 0.65, 0.5] as const

/**
 * A photo small enough for a weak network. Drawn anew, so that what the camera wrote into it (place, device) stays
 * behind; undefined where the browser cannot read it.
 */
export async function compressPhoto(file: Blob): Promise<ArrayBuffer | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  let smallest: Blob | undefined
  for (const edge of edges) {
    const scale = Math.min(1, edge / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    for (const quality of qualities) {
      const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/jpeg', quality))
      if (!blob) return undefined
      smallest = smallest === undefined || blob.size < smallest.size ? blob : smallest
      if (blob.size <= targetBytes) return blob.arrayBuffer()
    }
  }
  return smallest?.arrayBuffer()
}
