import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PhoneApp } from './PhoneApp.tsx'
import { startOffline } from './offline/offline.ts'
import { applyTypeSize } from './mine/type-size.ts'
import './phone.css'
import './parts.css'

applyTypeSize()
void startOffline()

const root = document.getElementById('root')
if (!root) throw new Error('m/index.html has no element "root"')
createRoot(root).render(
  <StrictMode>
    <PhoneApp />
  </StrictMode>,
)
