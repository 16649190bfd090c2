using AiOps.Bot.Tables;

namespace AiOps.Bot.Tests.Tables;

public sealed class RowReservoirTests
{
    [Fact]
    public void WhatFitsIsKeptAsItCame()
    {
        var reservoir = Offered(rows: 10, capacity: 10);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (float)i), reservoir.ToArray());
        Assert.Null(reservoir.Order());
    }

    [Fact]
    public void ASampleKnowsTheOrderInWhichItsRowsCame()
    {
        var reservoir = Offered(rows: 1_000, capacity: 50);
        var (values, order) = (reservoir.ToArray(), reservoir.Order()!);
        var inOrder = order.Select(p => values[p]).ToList();
        Assert.Equal(values.Order(), inOrder);
        Assert.NotEqual(values, inOrder);
        Assert.InRange(inOrder.Average(), 350, 650);
    }

    private static RowReservoir Offered(int rows, int capacity)
    {
        var reservoir = new RowReservoir(1, capacity, 3);
        for (var i = 0; i < rows; i++)
        {
            reservoir.Take([i]);
        }

        return reservoir;
    }
}
