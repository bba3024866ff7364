/** The inspector: the page that `live-callbacks listen` serves. */
import './page.css'

import { render } from 'preact'

import { Inspector } from './Inspector.tsx'

const root = document.getElementById('inspector')
if (root) render(<Inspector />, root)
