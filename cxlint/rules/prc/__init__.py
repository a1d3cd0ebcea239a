"""The family PRC: the work behind what customers see."""
