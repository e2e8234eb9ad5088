//! Addresses as Trusted Types want them.

use std::cell::RefCell;

use gloo::utils::window;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

/// `url` by the one policy that the page's content security policy allows; as it is where the browser knows no Trusted Types.
///
/// # Errors
/// The browser's, where it allows no such policy.
pub(super) fn trusted(url: &str) -> Result<JsValue, JsValue> {
    thread_local! {
        static POLICY: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    }
    let types = Reflect::get(&window(), &"trustedTypes".into())?;
    if types.is_undefined() {
        return Ok(url.into());
    }
    let known = POLICY.with(|cell| cell.borrow().clone());
    let policy = match known {
        Some(policy) => policy,
        None => {
            let rules = Object::new();
            // Only addresses of blobs made here and of files that came with the page are ever passed.
            let same = Closure::<dyn Fn(JsValue) -> JsValue>::new(|url: JsValue| url).into_js_value();
            Reflect::set(&rules, &"createScriptURL".into(), &same)?;
            let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
            let policy = create.call2(&types, &"sayso".into(), &rules)?;
            POLICY.with(|cell| cell.replace(Some(policy.clone())));
            policy
        }
    };
    let create: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
    create.call1(&policy, &url.into())
}
