using AiOps.Bot.Storage.Vectors;

namespace AiOps.Bot.Tests.Storage;

public sealed class SignRowsTests
{
    [Theory]
    [InlineData(64, 1)]
    [InlineData(256, 33)]
    [InlineData(1_088, 64)]
    [InlineData(8_192, 5)]
    public void SumsAreThoseOfTheLevelsWhereBitsAreSet(int dimension, int rows)
    {
        var (random, bytes) = (new Random(dimension), dimension / 8);
        byte[] levels = [.. Enumerable.Range(0, dimension).Select(_ => (byte)random.Next(12, 16))];
        var bits = Enumerable.Range(0, rows).Select(_ => Any(random, bytes)).ToArray();
        bits[^1] = [.. Enumerable.Repeat((byte)255, bytes)];
        var (signs, sums) = (new byte[SignRows.LengthOf(rows, bytes)], new int[SignRows.Together]);
        for (var row = 0; row < rows; row++)
        {
            SignRows.Put(signs, row, bits[row]);
        }

        for (var first = 0; first < rows; first += SignRows.Together)
        {
            SignRows.Sum(signs.AsSpan(first * bytes, SignRows.Together * bytes), SignRows.TablesOf(levels), sums);
            var here = bits.Skip(first).Take(SignRows.Together).Select(row => levels.Where((_, i) => (row[i / 8] >> (i % 8) & 1) != 0).Sum(l => l)).ToArray();
            Assert.Equal(here, sums[..here.Length]);
        }
    }

    [Fact]
    public void ACopiedRowIsTheOtherAndItsNeighboursStay()
    {
        var random = new Random(1);
        var (from, to) = (Any(random, SignRows.LengthOf(64, 8)), new byte[SignRows.LengthOf(64, 8)]);
        SignRows.Copy(to, 5, (from, 40), 8);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => from[(32 * 8) + 8 + (i * 32)]), Enumerable.Range(0, 8).Select(i => to[5 + (i * 32)]));
        Assert.Equal(8, to.Count(b => b != 0) + Enumerable.Range(0, 8).Count(i => to[5 + (i * 32)] == 0));
    }

    private static byte[] Any(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
