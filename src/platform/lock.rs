//! What only one tab at a time may do.

use std::rc::Rc;

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Held until it is dropped.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            // A promise's own function does not fail.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Takes the Web Lock `name`; none if another tab has it. Where there are no Web Locks nobody is asked.
pub async fn try_hold(name: &str) -> Option<Held> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok();
    let Some(locks) = locks.filter(JsValue::is_object) else {
        return Some(Held(None));
    };
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    let release = Rc::new(std::cell::RefCell::new(None));
    let answered = Promise::new(&mut |resolve, _| {
        let (release, answer) = (release.clone(), resolve.clone());
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            // The lock is held until this promise settles.
            let holding = if lock.is_object() {
                Promise::new(&mut |let_go, _| drop(release.replace(Some(let_go)))).into()
            } else {
                JsValue::NULL
            };
            let _ = answer.call0(&JsValue::NULL);
            holding
        });
        let request: Result<Function, _> = Reflect::get(&locks, &"request".into()).and_then(|f| f.dyn_into());
        let asked = request.and_then(|request| request.call3(&locks, &name.into(), &options, &held));
        if asked.is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(answered).await.ok()?;
    let release = release.take();
    release.map(|release| Held(Some(release)))
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn one_holds_it_until_it_lets_go() {
        let first = try_hold("sayso:test").await;
        assert!(first.is_some());
        assert!(try_hold("sayso:test").await.is_none());
        assert!(try_hold("sayso:other").await.is_some());
        drop(first);
        gloo::timers::future::TimeoutFuture::new(20).await;
        assert!(try_hold("sayso:test").await.is_some());
    }
}
