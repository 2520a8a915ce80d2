//! Starts the counting worker.

fn main() {
    #[cfg(target_arch = "wasm32")]
    topup::worker::serve();
}
