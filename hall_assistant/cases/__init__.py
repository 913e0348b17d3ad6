"""What a clerk does with a reception (接待): live work, hand-over, ending, write-up, summary, finding it again."""
