//! Starts the counting worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    worker::serve();
}
