//! The engine where the browser runs it: in a worker, or on the page's own thread where the browser allows no worker.
//!
//! Messages to it are questions, from it answers, as bytes that are handed over; and null, once, when it listens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Date, Function, Promise, Uint8Array};
use sayso_engine::Steps;
use sayso_worker::{Answer, Ask, Chosen, Desk};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, MessagePort};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &Function, milliseconds: u32) -> f64;
}

fn main() {}

/// Answers what comes through `port`, for as long as the module lives: a worker's own scope, which listens and sends as a port
/// does, or a port to the page. With `slices` a scan makes way for the page between two slices of work.
#[wasm_bindgen]
pub fn serve(port: MessagePort, slices: bool) {
    let desk = Rc::new(RefCell::new(Desk::default()));
    let stopped = Rc::new(Cell::new(false));
    let hear = {
        let port = port.clone();
        move |event: MessageEvent| {
            let Ok(bytes) = event.data().dyn_into::<Uint8Array>() else {
                return;
            };
            // The page sends nothing else.
            let Ok((question, ask)) = Ask::from_bytes(&bytes.to_vec()) else {
                return;
            };
            match ask {
                Ask::Scan(chosen) if slices => {
                    stopped.set(false);
                    let (port, desk, stopped) = (port.clone(), desk.clone(), stopped.clone());
                    spawn_local(scan_in_slices(port, question, desk, chosen, stopped));
                }
                Ask::Stop => stopped.set(true),
                ask => desk.borrow_mut().hear(ask, &mut |answer| tell(&port, question, answer)),
            }
        }
    };
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
    port.set_onmessage(Some(hear.unchecked_ref()));
    // Fails only for what cannot be cloned.
    let _ = port.post_message(&JsValue::NULL);
}

/// Hands an answer over, without a copy. An empty one cannot be read, which the page takes for a failure.
fn tell(port: &MessagePort, question: u32, answer: Answer) {
    let bytes = Uint8Array::from(&answer.to_bytes(question).unwrap_or_default()[..]);
    // Fails only for what cannot be cloned, and bytes can.
    let _ = port.post_message_with_transferable(&bytes, &Array::of1(&bytes.buffer()));
}

/// Milliseconds for which a scan goes on at a stretch: with what the browser does itself, well below the 50 ms from which on a
/// person notices (W3C Long Tasks).
const SLICE_MS: f64 = 16.0;

/// A scan that makes way; it tells nothing once it was stopped. What links the blocks in the end, about a sixth of it, goes in
/// one piece.
async fn scan_in_slices(
    port: MessagePort,
    question: u32,
    desk: Rc<RefCell<Desk>>,
    chosen: Chosen,
    stopped: Rc<Cell<bool>>,
) {
    let (document, rules) = (desk.borrow().document().clone(), chosen.rulebook());
    let mut steps = Steps::new(&document, &rules);
    let mut began = Date::now();
    while let Some(progress) = steps.read() {
        if Date::now() - began >= SLICE_MS {
            tell(&port, question, Answer::Progress(progress.done));
            pause().await;
            began = Date::now();
            // Another article may have been read meanwhile.
            if stopped.get() || !Rc::ptr_eq(&document, desk.borrow().document()) {
                return;
            }
        }
    }
    let scan = steps.finish();
    desk.borrow()
        .scanned(scan, &rules, &mut |answer| tell(&port, question, answer));
}

/// Lets the browser go on: what follows is a task of its own.
async fn pause() {
    let promise = Promise::new(&mut |done, _| {
        set_timeout(&done, 0);
    });
    // It never fails.
    let _ = JsFuture::from(promise).await;
}
