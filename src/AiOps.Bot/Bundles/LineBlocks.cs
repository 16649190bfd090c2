namespace AiOps.Bot.Bundles;

/// <summary>
/// A file in blocks of whole lines, so that several threads can read its lines. A line ends with LF or CRLF, the last one perhaps with neither; one that is longer
/// than <see cref="Utf8Lines.LongestLine"/> may be a block without text. Not thread-safe.
/// </summary>
internal sealed class LineBlocks(string path) : IDisposable
{
    private Stream? _text;
    private byte[] _rest = [];
    private bool _isEnd;

    /// <summary>Fills the block; false at the end of the file.</summary>
    /// <exception cref="InvalidDataException">A packed file is damaged.</exception>
    public async ValueTask<bool> ReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        _text ??= await Utf8Text.OpenAsync(path, cancellationToken);
        block.Clear();
        TakeRest(block);
        for (var searched = 0; !_isEnd; searched = block.Length)
        {
            await FillAsync(block, cancellationToken);
            if (EndsWithin(block, searched))
            {
                return true;
            }

            if (block.Length > Utf8Lines.LongestLine)
            {
                await PassOverAsync(block, cancellationToken);
                return true;
            }
        }

        return block.Length > 0;
    }

    public void Dispose() => _text?.Dispose();

    private void TakeRest(LineBlock block)
    {
        block.Grow(Math.Max(LineBlock.Wanted, _rest.Length));
        _rest.CopyTo(block.Bytes, 0);
        block.Length = _rest.Length;
        _rest = [];
    }

    private async ValueTask FillAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.Grow(block.Length + 1);
        while (!_isEnd && block.Length < block.Bytes.Length)
        {
            var read = await _text!.ReadAsync(block.Bytes.AsMemory(block.Length), cancellationToken);
            block.Length += read;
            _isEnd = read == 0;
        }
    }

    /// <summary>Keeps what follows the last whole line for the next block.</summary>
    private bool EndsWithin(LineBlock block, int searched)
    {
        var newline = block.Text[searched..].LastIndexOf((byte)'\n');
        if (newline < 0)
        {
            return false;
        }

        var end = searched + newline + 1;
        _rest = block.Text[end..].ToArray();
        block.Length = end;
        return true;
    }

    private async ValueTask PassOverAsync(LineBlock block, CancellationToken cancellationToken)
    {
        block.IsTooLong = true;
        for (var newline = -1; newline < 0 && !_isEnd;)
        {
            block.Length = await _text!.ReadAsync(block.Bytes, cancellationToken);
            _isEnd = block.Length == 0;
            newline = block.Text.IndexOf((byte)'\n');
            _rest = newline < 0 ? [] : block.Text[(newline + 1)..].ToArray();
        }

        block.Length = 0;
    }
}
