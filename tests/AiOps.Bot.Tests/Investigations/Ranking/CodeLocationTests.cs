using AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

namespace AiOps.Bot.Tests.Investigations.Ranking;

public sealed class CodeLocationTests
{
    [Theory]
    [InlineData("16:48:42.424 INFO  o.s.OrderServiceImpl#365 TraceID: 8a11", "o.s.OrderServiceImpl#365")]
    [InlineData("E0314 orders/store.go:88] cannot write", "orders/store.go:88")]
    [InlineData("at Shop.Orders.Buy(Orders.java:42)", "Orders.java:42")]
    [InlineData("[worker.py:7] done in 12:30:01", "worker.py:7")]
    [InlineData("connected to db.example.com:5432", "")]
    [InlineData("listening on 10.0.0.1:8080 at 12:30:01", "")]
    [InlineData("issue #12 is closed", "")]
    [InlineData("Orders#", "")]
    [InlineData("", "")]
    public void APlaceInTheSourceIsFoundAndAnAddressIsNot(string line, string expected) => Assert.Equal(expected, CodeLocation.Find(line).ToString());
}
