using System.Text;

namespace AiOps.Bot.Sandbox.Logs;

/// <summary>Hands out room for texts in large blocks. A block is freed when nothing refers to it any more.</summary>
internal sealed class TextBlocks
{
    private const int BlockSize = 32 * 1024;

    private TextBlock? _block;
    private int _used = BlockSize;

    public StoredText Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > BlockSize / 4)
        {
            return new StoredText(new(Encoding.UTF8.GetBytes(text)), 0, length);
        }

        if (_block is null || _used + length > BlockSize)
        {
            _block?.Close();
            (_block, _used) = (new(new byte[BlockSize]), 0);
        }

        var stored = new StoredText(_block, _used, Encoding.UTF8.GetBytes(text, _block.From(_used)));
        _used += length;
        return stored;
    }
}
