use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

use crate::text::t;

/// The props of [`Qr`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it says.
    pub text: AttrValue,
}

/// A QR code, dark on light whatever the theme, with the quiet zone of four modules that its standard asks for (ISO/IEC 18004).
#[component]
pub fn Qr(props: &Props) -> Html {
    let Ok(code) = QrCode::encode_text(&props.text, QrCodeEcc::Low) else {
        return Html::default();
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|&x| code.get_module(x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    let all = size + 8;
    html! {
        <svg class="qr" viewBox={format!("-4 -4 {all} {all}")} role="img" aria-label={t("out-qr")}>
            <rect x="-4" y="-4" width={all.to_string()} height={all.to_string()} class="qr-light" />
            <path d={path} class="qr-dark" />
        </svg>
    }
}
