import { QRCode } from 'antd'
import { words } from '../words/words.ts'

const say = words.app.phone

/** Where the pages for the phone are: to be scanned, or opened here. */
export function PhoneAddress() {
  const address = `${location.origin}/m/`
  return (
    <div className="phone-address">
      <p>{say.scan}</p>
      <QRCode value={address} type="svg" size={200} />
      <p>
        <a href={address}>{address}</a>
      </p>
      <p className="quiet">{say.offline}</p>
    </div>
  )
}
